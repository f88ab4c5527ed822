namespace WaTemplates.Runtime.Distributions;

/// <summary>What is wrong with a plan or settings, before anything is recorded.</summary>
internal static class SettingsCheck
{
    private const int LongestKey = 128;

    /// <exception cref="DistributionException">Something is; the message tells what is expected.</exception>
    public static void Check(DistributionPlan plan)
    {
        if (string.IsNullOrWhiteSpace(plan.Key) || plan.Key.Length > LongestKey || plan.Key.Any(char.IsControl))
            throw new DistributionException($"The key of a list sending has 1 to {LongestKey} characters and no control characters: portal-2026-11.");
        Check(plan.Settings);
    }

    /// <exception cref="DistributionException">Something is; the message tells what is expected.</exception>
    public static void Check(DistributionSettings settings)
    {
        if (Problem(settings) is { } problem)
            throw new DistributionException(problem);
    }

    private static string? Problem(DistributionSettings settings)
        => settings.Rate is { } rate && !(rate > 0 && double.IsFinite(rate)) ? "Rate is a number of messages per second above 0."
            : settings.SpreadOver <= TimeSpan.Zero ? "SpreadOver is a time above 0."
            : settings.NotAfter <= settings.NotBefore ? "NotAfter is later than NotBefore."
            : settings.Canary is { Count: < 0 } || settings.Canary.Share is not (>= 0 and <= 1) ? "The canary is a number of messages, or a share of 0 to 1."
            : settings.MinDaysBetween is < 0 or > 3650 ? "MinDaysBetween is 0 to 3650 days."
            : settings.FailureShare is not (> 0 and <= 1) ? "FailureShare is a share above 0, at most 1."
            : settings.QuietHours is { } quiet && !TimeZoneInfo.TryFindSystemTimeZoneById(quiet.TimeZone, out _) ? $"The time zone '{quiet.TimeZone}' of the quiet hours is not known here. Write an IANA name: Europe/Berlin."
            : null;
}
