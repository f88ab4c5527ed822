using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Core.Fixes;

/// <summary>A file after its automatic fixes.</summary>
/// <param name="Text">The new text; the old one where nothing could be mended.</param>
/// <param name="Diagnostics">What is found in it.</param>
/// <param name="Applied">The fixes, each with the finding it was for.</param>
internal sealed record FixedFile(string Text, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<AppliedFix> Applied)
{
    public bool IsChanged => Applied.Count > 0;
}

internal sealed record AppliedFix(Diagnostic Diagnostic, Fix Fix);

/// <summary>
/// Applies automatic fixes as long as they help. One may bring to light what another mends, so rounds go on; the state with
/// the fewest findings counts, and one that has more than the file had, or no longer reads as the same format, never does.
/// </summary>
internal static class TemplateFixer
{
    private const int MaxRounds = 8;

    public static FixedFile Fix(TemplateFile file, string text)
    {
        var start = new FixedFile(text, Findings(file, text), []);
        var all = Improve(file, start, everything: true);
        // A fix that makes matters worse must not keep the others from being applied.
        return all.IsChanged ? Improve(file, all, everything: false) : Improve(file, start, everything: false);
    }

    private static FixedFile Improve(TemplateFile file, FixedFile start, bool everything)
    {
        var best = start;
        var state = start;
        for (var round = 0; round < MaxRounds; round++)
        {
            var next = everything ? WithAll(file, state) : WithFirstThatHelps(file, state);
            if (next is null || !IsNoWorse(state.Diagnostics, next.Diagnostics))
                break;
            state = next;
            if (state.Diagnostics.Count < best.Diagnostics.Count)
                best = state;
        }

        return best;
    }

    private static FixedFile? WithAll(TemplateFile file, FixedFile state)
    {
        var chosen = new List<AppliedFix>();
        foreach (var candidate in AutomaticFixes(state.Diagnostics))
        {
            if (!chosen.Exists(other => other.Fix.Overlaps(candidate.Fix)))
                chosen.Add(candidate);
        }

        return chosen.Count == 0 ? null : With(file, state, chosen);
    }

    private static FixedFile? WithFirstThatHelps(TemplateFile file, FixedFile state)
        => AutomaticFixes(state.Diagnostics).Select(candidate => With(file, state, [candidate]))
            .FirstOrDefault(next => IsNoWorse(state.Diagnostics, next.Diagnostics) && next.Diagnostics.Count < state.Diagnostics.Count);

    private static FixedFile With(TemplateFile file, FixedFile state, IReadOnlyList<AppliedFix> chosen)
    {
        var text = TextEdit.Apply(state.Text, chosen.SelectMany(applied => applied.Fix.Edits));
        return new FixedFile(text, Findings(file, text), [.. state.Applied, .. chosen]);
    }

    private static IEnumerable<AppliedFix> AutomaticFixes(IReadOnlyList<Diagnostic> diagnostics)
        => from diagnostic in diagnostics
           from fix in diagnostic.Fixes.Where(fix => fix.IsAutomatic).Take(1)
           select new AppliedFix(diagnostic, fix);

    /// <summary>Linked alone, so that a suppression without effect counts, too.</summary>
    private static IReadOnlyList<Diagnostic> Findings(TemplateFile file, string text) => Linker.Link([TemplateCompiler.Analyze(file with { WithOutputs = false }, text)], [], "").Diagnostics;

    /// <summary>No more findings, no more errors, and none about the file's form that was not there before.</summary>
    private static bool IsNoWorse(IReadOnlyList<Diagnostic> before, IReadOnlyList<Diagnostic> after)
        => after.Count <= before.Count && after.Count(IsError) <= before.Count(IsError) && after.Count(IsAboutForm) <= before.Count(IsAboutForm);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;

    private static bool IsAboutForm(Diagnostic diagnostic) => diagnostic.Id.StartsWith("WAT00", StringComparison.Ordinal);
}
