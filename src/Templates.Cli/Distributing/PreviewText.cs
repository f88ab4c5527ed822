using WaTemplates.Cli.Contacts;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Cli.Distributing;

/// <summary>Puts into words what a list sending would do.</summary>
internal static class PreviewText
{
    /// <summary>Counts by language and by reason, in lines.</summary>
    public static string Counts(DistributionPlan plan, DistributionPreview preview, RefusalReport refused)
    {
        var lines = new List<string> { $"{plan.Template} to {preview.Counts.Added:N0} people, as {plan.Key}" };
        lines.AddRange(preview.Languages.OrderBy(language => language.Key, StringComparer.Ordinal).Select(language => $"  {language.Key,-20} {language.Value,10:N0}"));
        if (preview.Counts.Known > 0)
            lines.Add($"In it already, and not written to again: {preview.Counts.Known:N0}");
        if (refused.Total > 0)
            lines.Add($"Not written to: {refused.Total:N0}");
        lines.AddRange(refused.Counts.Select(reason => $"  {reason.Key,-20} {reason.Value,10:N0}"));
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The first messages as their recipients would see them.</summary>
    public static string Samples(DistributionPreview preview)
        => string.Concat(preview.Samples.Select(sample => $"\nline {sample.Line}, {sample.Language}\n  {sample.Text.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal)}\n"));
}
