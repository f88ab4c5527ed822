using WaTemplates.Runtime.Failures;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Twilio;

namespace WaTemplates.Runtime.Sending;

/// <summary>What a create call's outcome means for the row, and for everything that goes the same way.</summary>
/// <param name="Result">For the row.</param>
/// <param name="PauseReason">Why the whole sender has to stop: its account or set-up is refused, and rows must not be burnt on that.</param>
/// <param name="IsThrottled">Twilio asks to go slower.</param>
internal readonly record struct SendConsequence(SendResult Result, string? PauseReason, bool IsThrottled)
{
    /// <summary>Whether Twilio answered; false where no connection came about, so that any other message would fare the same. Null where that is not known.</summary>
    public bool? IsReached { get; init; }
}

/// <summary>Decides by Twilio's documented meaning of codes. Unknown refusals are final for the row and for nothing else.</summary>
internal static class FailureHandling
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static SendConsequence Of(ClaimedSend send, CreateOutcome outcome, DateTimeOffset now) => Meaning(send, outcome, now) with { IsReached = outcome.HttpStatus > 0 ? true : outcome.Status == CreateStatus.NotProcessed ? false : null };

    private static SendConsequence Meaning(ClaimedSend send, CreateOutcome outcome, DateTimeOffset now) => outcome.Status switch
    {
        CreateStatus.Accepted => new(Result(send, SendOutcome.Accepted) with { MessageSid = outcome.MessageSid }, null, false),
        CreateStatus.Ambiguous => new(Result(send, SendOutcome.Unknown) with { ErrorCode = outcome.ErrorCode }, null, false),
        CreateStatus.NotProcessed => new(Retry(send, outcome, now), null, outcome.HttpStatus == 429),
        _ => Refused(send, outcome, now),
    };

    private static SendConsequence Refused(ClaimedSend send, CreateOutcome outcome, DateTimeOffset now)
    {
        var advice = outcome.ErrorCode is { } code ? ErrorAdvice.For(code) : null;
        // 401 and 403 without a body are what gateways and revoked keys answer.
        if (advice?.Class is ErrorClass.Account or ErrorClass.Setup or ErrorClass.Sender || outcome is { ErrorCode: null, HttpStatus: 401 or 403 })
            return new(Retry(send, outcome, now), Reason(outcome), false);
        if (advice?.Class == ErrorClass.Rate)
            return new(Retry(send, outcome, now), null, true);
        return new(Result(send, SendOutcome.Refused) with { ErrorCode = outcome.ErrorCode, IsOptedOut = advice?.Class == ErrorClass.OptOut }, null, false);
    }

    private static string Reason(CreateOutcome outcome)
        => outcome.ErrorCode is { } code ? $"Twilio refuses with error {code}: {ErrorAdvice.For(code).Advice}" : $"Twilio refuses with HTTP {outcome.HttpStatus}. Check account SID and key.";

    // Full jitter: callers that were refused together do not come back together.
    private static SendResult Retry(ClaimedSend send, CreateOutcome outcome, DateTimeOffset now)
    {
        var most = Math.Min(LongestWait.TotalMilliseconds, FirstWait.TotalMilliseconds * Math.Pow(2, Math.Min(send.Attempt, 10)));
        var wait = outcome.RetryAfter ?? TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most);
        return Result(send, SendOutcome.Retry) with { DueAt = now + wait, ErrorCode = outcome.ErrorCode };
    }

    private static SendResult Result(ClaimedSend send, SendOutcome outcome) => new(send.SendId, send.Attempt, outcome);
}
