using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Twilio;

/// <summary>What is known after a request that changes something.</summary>
internal enum TwilioOutcome
{
    /// <summary>Done; the answer is JSON.</summary>
    Done,

    /// <summary>Refused for good, and nothing was changed.</summary>
    Refused,

    /// <summary>Certainly not processed, and worth another try: no connection, or 429.</summary>
    NotProcessed,

    /// <summary>May or may not have been processed: time-out, reset, 5xx, an answer that cannot be read.</summary>
    Unknown,
}

/// <summary>Twilio's answer.</summary>
/// <param name="Outcome">What is certain.</param>
/// <param name="HttpStatus">0 without an answer.</param>
/// <param name="Body">The body, where it is JSON.</param>
internal sealed record TwilioAnswer(TwilioOutcome Outcome, int HttpStatus, JsonValue? Body)
{
    /// <summary>Why, for people: Twilio's words and code, or what the transport said. Empty when done.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Twilio's error code, where it gave one.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>How long Twilio asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool IsDone => Outcome == TwilioOutcome.Done;
}
