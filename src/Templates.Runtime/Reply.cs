namespace WaTemplates.Runtime;

/// <summary>A person's message, read, for your handler.</summary>
public sealed class Reply
{
    private readonly Func<string, CancellationToken, Task> respond;

    internal Reply(Func<string, CancellationToken, Task> respond) => this.respond = respond;

    /// <summary>What it means.</summary>
    public required ReplyKind Kind { get; init; }

    /// <summary>What the person has opted out of with it, already recorded; null for any other message.</summary>
    public OptOutScope? Scope { get; init; }

    /// <summary>What was written, or the button's title.</summary>
    public required string Text { get; init; }

    /// <summary>The provider's number of the message: the same when a reply comes to the handler again.</summary>
    public required string MessageSid { get; init; }

    /// <summary>Who wrote: <c>whatsapp:+…</c>, or an id where the number is hidden.</summary>
    public required string From { get; init; }

    /// <summary>The template of the question it answers; null where none was open.</summary>
    public string? Template { get; init; }

    /// <summary>The language of that question.</summary>
    public string? Language { get; init; }

    /// <summary>The mailing list of that question.</summary>
    public string? MailingList { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>
    /// Answers with a text of your own, possible for 24 hours after the person's last message. Recorded for sending when
    /// the task completes; the same call of a handler that runs again is sent once.
    /// </summary>
    /// <exception cref="MessageRefusedException">The text is empty or longer than 1,600 characters.</exception>
    public Task RespondAsync(string text, CancellationToken cancellationToken = default) => respond(text, cancellationToken);
}
