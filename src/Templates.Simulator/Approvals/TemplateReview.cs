using WaTemplates.Simulator.Contents;

namespace WaTemplates.Simulator.Approvals;

/// <summary>What the automatic part of a review refuses at once.</summary>
internal static class TemplateReview
{
    /// <summary>The reason of the refusal, beginning with Meta's code, or null.</summary>
    public static string? Refusal(ContentDocument document)
    {
        var keys = document.Keys.ToList();
        if (document.Body.StartsWithKey || document.Body.EndsWithKey)
            return "INVALID_FORMAT. The body begins or ends with a variable.";
        if (keys.FirstOrDefault(key => !document.Samples.TryGetValue(key, out var sample) || sample.Trim().Length == 0) is { } without)
            return $"INVALID_FORMAT. The variable {without} has no sample.";
        var numbers = keys.Where(key => key.All(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal).ToList();
        var hasGap = Enumerable.Range(1, numbers.Count).Any(number => !numbers.Contains(number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal));
        return hasGap ? "INVALID_FORMAT. The variables are not numbered from 1 without a gap." : null;
    }
}
