namespace WaTemplates.Runtime.Twilio;

/// <summary>What to create: a content with its variables, or a text.</summary>
/// <param name="To"><c>whatsapp:+…</c>.</param>
/// <param name="From">Our address, <c>whatsapp:+…</c>.</param>
/// <param name="StatusCallback">Where Twilio reports to; carries the row's number and its proof.</param>
public sealed record OutgoingMessage(string To, string From, Uri? StatusCallback)
{
    /// <summary><c>MG…</c>: the service to send through.</summary>
    public string? MessagingServiceSid { get; init; }

    /// <summary><c>HX…</c>: the approved content.</summary>
    public string? ContentSid { get; init; }

    /// <summary>A JSON object of strings by number.</summary>
    public string? ContentVariables { get; init; }

    /// <summary>Session text, where there is no content.</summary>
    public string? Body { get; init; }
}

/// <summary>What is known after the one request.</summary>
public enum CreateStatus
{
    /// <summary>Twilio has it.</summary>
    Accepted,

    /// <summary>Certainly not processed: no connection, or 429.</summary>
    NotProcessed,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>May or may not exist: time-out, reset, 5xx, an answer that cannot be read.</summary>
    Ambiguous,
}

/// <summary>The outcome of creating a message.</summary>
/// <param name="Status">What is known.</param>
public sealed record CreateOutcome(CreateStatus Status)
{
    /// <summary>The message's SID, with <see cref="CreateStatus.Accepted"/>.</summary>
    public string? MessageSid { get; init; }

    /// <summary>Twilio's error code, or null where it gave none.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>HTTP status; 0 without an answer.</summary>
    public int HttpStatus { get; init; }

    /// <summary>How long Twilio asks to wait, at most 120 s.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Messages to list. The provider filters by day only.</summary>
/// <param name="To">Recipient.</param>
/// <param name="From">Sender.</param>
public sealed record MessageQuery(string? To, string? From)
{
    /// <summary>Only messages of this day or later.</summary>
    public DateOnly? SentFrom { get; init; }

    /// <summary>Entries on a page, 1 to 1,000.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>From <see cref="MessagePage.Next"/>; the rest is ignored then.</summary>
    public string? Page { get; init; }
}

/// <summary>A message as Twilio tells of it.</summary>
/// <param name="Sid">Its number.</param>
/// <param name="From">Who sent it, <c>whatsapp:+…</c>.</param>
/// <param name="To">Who gets it, <c>whatsapp:+…</c>.</param>
/// <param name="Direction"><c>outbound-api</c>, <c>outbound-reply</c> or <c>inbound</c>.</param>
/// <param name="Status">Twilio's word, such as <c>delivered</c>.</param>
/// <param name="ErrorCode">Twilio's error code; null without one.</param>
/// <param name="Body">The text as sent.</param>
/// <param name="CreatedAt">When Twilio took it; null where it does not say.</param>
public sealed record RemoteMessage(string Sid, string From, string To, string Direction, string Status, int? ErrorCode, string Body, DateTimeOffset? CreatedAt);

/// <summary>A page of a list.</summary>
/// <param name="Messages">Newest first.</param>
/// <param name="Next">Where the next page is, or null after the last.</param>
public sealed record MessagePage(IReadOnlyList<RemoteMessage> Messages, string? Next);
