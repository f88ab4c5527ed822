namespace WaTemplates.Simulator;

/// <summary>One line of the journal. What does not apply is null.</summary>
public sealed record JournalEntry
{
    /// <summary>Counts from 1 without gaps.</summary>
    public long Sequence { get; internal set; }

    /// <summary>When it was written, by the simulator's clock.</summary>
    public DateTimeOffset Time { get; internal set; }

    /// <summary>What happened.</summary>
    public required JournalKind Kind { get; init; }

    /// <summary>SID of the message or sender.</summary>
    public string? Sid { get => field ?? Message?.Sid; init; }

    /// <summary>SID of the content.</summary>
    public string? ContentSid { get => field ?? Message?.ContentSid; init; }

    /// <summary>Recipient, as in <c>whatsapp:+4915112345678</c>.</summary>
    public string? To { get => field ?? Message?.To; init; }

    /// <summary>Sender, in the same form.</summary>
    public string? From { get => field ?? Message?.From; init; }

    /// <summary>Text of the message as people see it, where a message was accepted or received.</summary>
    public string? Body => Kind is JournalKind.Accepted or JournalKind.Inbound ? Message?.Body : null;

    /// <summary>Status of the message or approval.</summary>
    public string? Status { get; init; }

    /// <summary>Twilio's error code.</summary>
    public int? Code { get; init; }

    /// <summary>HTTP status of an answer that we gave or got; null when there was none.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Method and path of a request, or the address that was called.</summary>
    public string? Target { get; init; }

    /// <summary>What else there is to say: a reason, a fault's name, what was answered.</summary>
    public string? Detail { get; init; }

    // What the message knows is not kept twice: there may be a million of them.
    internal SimulatedMessage? Message { get; init; }
}
