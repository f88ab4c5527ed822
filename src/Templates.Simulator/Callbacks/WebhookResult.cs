namespace WaTemplates.Simulator.Callbacks;

/// <summary>How calling a webhook ended.</summary>
/// <param name="Status">HTTP status, or null when none came.</param>
/// <param name="Body">What was answered.</param>
/// <param name="ContentType">Media type of the answer.</param>
/// <param name="Tries">How often it was called.</param>
/// <param name="Trouble">Why no answer came: <c>ct</c> for no connection, <c>rt</c> for none in time; else null.</param>
internal sealed record WebhookResult(int? Status, string Body, string? ContentType, int Tries, string? Trouble)
{
    public bool Succeeded => Status is >= 200 and < 400;

    /// <summary>Twilio's code for the failure, or null.</summary>
    public int? ErrorCode => Succeeded ? null : Trouble == "ct" ? 11205 : 11200;

    /// <summary>Whether an address that retries on these wants another try.</summary>
    public bool IsRetried(IReadOnlyList<string> retryOn)
    {
        var kind = Trouble ?? (Status >= 500 ? "5xx" : "4xx");
        return !Succeeded && (retryOn.Contains(kind, StringComparer.Ordinal) || retryOn.Contains("all", StringComparer.Ordinal));
    }
}
