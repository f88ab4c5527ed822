using WaTemplates.Cli.Twilio;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>Waits where Twilio certainly has not processed a request, and gives up where waiting is no use.</summary>
/// <param name="tell">Told before a wait.</param>
internal sealed class TwilioPace(Action<string> tell)
{
    private const int Tries = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private int tries;

    /// <exception cref="SubmissionStoppedException">No connection, a wait beyond a minute, or the same answer five times.</exception>
    public async Task WaitAsync(TwilioAnswer answer, CancellationToken cancellationToken)
    {
        var wait = answer.RetryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, tries));
        if (answer.HttpStatus == 0)
            throw new SubmissionStoppedException($"{answer.Reason}.");
        if (wait > Longest || ++tries >= Tries)
            throw new SubmissionStoppedException($"Twilio takes no more for now: {answer.Reason}.", DateTimeOffset.UtcNow + (wait > Longest ? wait : Longest));
        tell($"Twilio asks to wait {Math.Ceiling(wait.TotalSeconds):0} s");
        await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="SubmissionStoppedException">The account's credentials are not accepted: no other text fares better.</exception>
    public static void StopIfDenied(TwilioAnswer answer)
    {
        if (answer.HttpStatus is 401 or 403)
            throw new SubmissionStoppedException($"Twilio does not accept the credentials: {answer.Reason}. Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET.");
    }
}
