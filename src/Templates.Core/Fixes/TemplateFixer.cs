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
/// Applies automatic fixes as long as they help. One may bring to light what another mends, so rounds go on and may pass a
/// state with more findings; what counts in the end has fewer than before, no more errors, and still reads as the format.
/// </summary>
internal static class TemplateFixer
{
    private const int MaxRounds = 8;

    public static FixedFile Fix(TemplateFile file, string text)
    {
        var best = Complete(file, new FixedFile(text, Findings(file, text), []));
        // One that makes matters worse keeps the others of its round from counting; so each is tried by itself, too.
        while (AutomaticFixes(best.Diagnostics).Select(fix => Complete(file, With(file, best, [fix]))).FirstOrDefault(next => IsBetter(best.Diagnostics, next.Diagnostics)) is { } better)
            best = better;
        return best;
    }

    /// <summary>Rounds of all fixes together, from a state on; the best state of them.</summary>
    private static FixedFile Complete(TemplateFile file, FixedFile start)
    {
        var best = start;
        var state = start;
        for (var round = 0; round < MaxRounds && WithAll(file, state) is { } next; round++)
        {
            state = next;
            if (IsBetter(best.Diagnostics, state.Diagnostics))
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

    /// <summary>Fewer findings, no more errors, and none about the file's form that was not there before.</summary>
    private static bool IsBetter(IReadOnlyList<Diagnostic> before, IReadOnlyList<Diagnostic> after)
        => after.Count < before.Count && after.Count(IsError) <= before.Count(IsError) && after.Count(IsAboutForm) <= before.Count(IsAboutForm);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;

    private static bool IsAboutForm(Diagnostic diagnostic) => diagnostic.Id.StartsWith("WAT00", StringComparison.Ordinal);
}
