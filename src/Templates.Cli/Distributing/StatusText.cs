using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Failures;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Cli.Distributing;

/// <summary>Puts into words how a list sending stands.</summary>
internal static class StatusText
{
    private static readonly Delivery[] Arrived = [Delivery.Delivered, Delivery.Read];

    /// <summary>In a line: how many of them are where.</summary>
    public static string Counts(DistributionStatus status)
    {
        var parts = new List<string> { $"{Of(status, SendState.Accepted):N0} accepted", $"{Arrived.Sum(delivery => status.Deliveries.GetValueOrDefault(delivery)):N0} delivered" };
        Add(parts, Of(status, SendState.Refused), "refused");
        Add(parts, status.Deliveries.GetValueOrDefault(Delivery.Failed) + status.Deliveries.GetValueOrDefault(Delivery.Undelivered), "not delivered");
        Add(parts, Of(status, SendState.Suppressed), "opted out");
        Add(parts, Of(status, SendState.Skipped), "passed over");
        Add(parts, Of(status, SendState.Expired), "expired");
        Add(parts, Of(status, SendState.Cancelled), "cancelled");
        Add(parts, Of(status, SendState.Unknown), "of unknown fate");
        return string.Join(", ", parts);
    }

    /// <summary>Everything about it, in lines.</summary>
    public static string Full(DistributionStatus status)
    {
        var lines = new List<string>
        {
            $"{status.Key}: {Name(status.State)}{(status.HeldUnknown > 0 ? $", {status.HeldUnknown:N0} unknown" : "")}{(status.Reason is { } reason ? $". {reason}" : "")}",
            $"  template   {status.Template}, mailing list {status.MailingList}{(status.FallbackLanguage is { } fallback ? $", in {fallback} where a language is missing" : "")}, made {status.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC",
            $"  messages   {status.Total:N0}{List(status.States.Where(pair => pair.Value > 0).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value:N0} {Name(pair.Key)}"))}",
        };
        AddLine(lines, "delivery", status.Deliveries.Where(pair => pair.Key != Delivery.None && pair.Value > 0).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value:N0} {Name(pair.Key)}"));
        AddLine(lines, "answers", status.Answers.Where(pair => pair.Value > 0).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value:N0} {Name(pair.Key)}"));
        AddLine(lines, "limits", Limits(status.Settings));
        if (status.CanaryLeft is { } left)
            lines.Add($"  canary     {left:N0} messages may leave before their reports are looked at");
        lines.AddRange(status.Errors.Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Value).Select(pair => $"  error      {pair.Key}: {pair.Value:N0} messages. {ErrorAdvice.For(pair.Key).Advice}"));
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>In a line of a list.</summary>
    public static string Line(DistributionStatus status)
        => $"{status.Key,-24}  {Name(status.State),-9}  {status.Template,-24}  {status.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm}  {status.Total - status.Open:N0} of {status.Total:N0}; {Counts(status)}{(status.Reason is { } reason ? $". {reason}" : "")}";

    /// <summary>A word for a state, a delivery or an answer, as exports have it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum
        => value.ToString().ToLowerInvariant();

    private static IEnumerable<string> Limits(DistributionSettings settings)
    {
        if (settings.Rate is { } rate)
            yield return FormattableString.Invariant($"{rate}/s");
        if (settings.SpreadOver is { } spread)
            yield return $"spread over {spread}";
        if (settings.NotBefore is { } before)
            yield return $"not before {before:yyyy-MM-dd HH:mm zzz}";
        if (settings.NotAfter is { } after)
            yield return $"not after {after:yyyy-MM-dd HH:mm zzz}";
        if (settings.QuietHours is { } quiet)
            yield return $"quiet from {quiet.From:HH:mm} to {quiet.To:HH:mm}, {quiet.TimeZone}";
        if (settings.MinDaysBetween > 0)
            yield return $"{settings.MinDaysBetween} days between messages";
        if (settings.RequireConsent)
            yield return "consent required";
    }

    private static long Of(DistributionStatus status, SendState state) => status.States.GetValueOrDefault(state);

    private static void Add(List<string> parts, long count, string what)
    {
        if (count > 0)
            parts.Add($"{count:N0} {what}");
    }

    private static void AddLine(List<string> lines, string title, IEnumerable<string> parts)
    {
        if (string.Join(", ", parts) is { Length: > 0 } text)
            lines.Add($"  {title,-9}  {text}");
    }

    private static string List(IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } text ? ": " + text : "";
}
