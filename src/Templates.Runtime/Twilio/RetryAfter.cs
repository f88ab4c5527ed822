namespace WaTemplates.Runtime.Twilio;

/// <summary>The wait a response asks for.</summary>
internal static class RetryAfter
{
    /// <summary>The wait, at most <paramref name="atMost"/>; null without a header, or with one that cannot be read or lies in the past.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeSpan atMost)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - (response.Headers.Date ?? DateTimeOffset.UtcNow) : null);
        return wait is { } asked && asked > TimeSpan.Zero ? asked < atMost ? asked : atMost : null;
    }
}
