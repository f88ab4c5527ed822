namespace WaTemplates.Core.Fixes;

/// <summary>A file that may be mended.</summary>
/// <param name="File">What to analyze it as.</param>
/// <param name="Text">Its text, or null where it is only there to be compared with.</param>
/// <param name="Result">What it gives as it is.</param>
internal sealed record FixableFile(TemplateFile File, string? Text, TemplateResult Result);

/// <summary>Applies the automatic fixes of several files, save those by which files come to clash.</summary>
internal static class TemplateSetFixer
{
    /// <param name="files">All files that are linked together.</param>
    /// <returns>Those that are to change.</returns>
    public static IReadOnlyList<(FixableFile File, FixedFile Fixed)> Fix(IReadOnlyCollection<FixableFile> files)
    {
        var fixes = new List<(FixableFile File, FixedFile Fixed)>();
        foreach (var file in files)
        {
            if (file.Text is { } text && TemplateFixer.Fix(file.File, text) is { IsChanged: true } mended)
                fixes.Add((file, mended));
        }

        // All at once, as nearly always; else one after the other, so that only those that do harm are left out.
        var before = files.ToDictionary(file => file.File.Path, file => file.Result, StringComparer.Ordinal);
        var counts = CountByFile(before.Values);
        if (HarmsNobody(fixes, before, counts))
            return fixes;
        var kept = new List<(FixableFile File, FixedFile Fixed)>();
        foreach (var fix in fixes)
        {
            kept.Add(fix);
            if (!HarmsNobody(kept, before, counts))
                kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    private static bool HarmsNobody(List<(FixableFile File, FixedFile Fixed)> fixes, Dictionary<string, TemplateResult> before, Dictionary<string, int> counts)
    {
        var after = new Dictionary<string, TemplateResult>(before, StringComparer.Ordinal);
        foreach (var (file, mended) in fixes)
            after[file.File.Path] = TemplateCompiler.Analyze(file.File with { WithOutputs = false }, mended.Text);
        return CountByFile(after.Values).All(file => counts.TryGetValue(file.Key, out var count) && file.Value <= count);
    }

    private static Dictionary<string, int> CountByFile(IEnumerable<TemplateResult> results)
        => Linker.Link(results.ToArray(), [], "").Diagnostics.GroupBy(diagnostic => diagnostic.Path, StringComparer.Ordinal).ToDictionary(file => file.Key, file => file.Count(), StringComparer.Ordinal);
}
