using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Core.Suppressions;

/// <summary>Drops suppressed findings, and reports suppressions that lack a reason, an id or an effect (WAT0009).</summary>
internal static class SuppressionCheck
{
    /// <summary>Whether any suppression covers a finding; all that do are added to <paramref name="used"/>.</summary>
    public static bool IsSuppressed(Diagnostic diagnostic, IReadOnlyList<Suppression> suppressions, ISet<Suppression> used)
    {
        var isSuppressed = false;
        foreach (var suppression in suppressions)
        {
            if (!suppression.Matches(diagnostic.Id, diagnostic.Span))
                continue;
            used.Add(suppression);
            isSuppressed = true;
        }

        return isSuppressed;
    }

    public static IEnumerable<Diagnostic> Judge(string path, string? template, IReadOnlyList<Suppression> suppressions, ISet<Suppression> used)
    {
        foreach (var suppression in suppressions)
        {
            if (Problem(suppression, suppression.IsUsed || used.Contains(suppression)) is { } problem)
                yield return new Diagnostic(RuleCatalog.BadSuppression, RuleCatalog.BadSuppression.DefaultSeverity, path, suppression.At.Span, suppression.At.Lines, problem) { Template = template };
        }
    }

    private static string? Problem(Suppression suppression, bool isUsed)
    {
        if (suppression.Id.Length == 0)
            return "The suppression names no rule. Write '# watemplates-disable-next-line WAT0304 -- reason'.";
        if (RuleCatalog.Find(suppression.Id) is null)
            return $"'{suppression.Id}' is no rule that could be suppressed. Write an id such as 'WAT0304'.";
        if (!isUsed)
            return $"Nothing is found that the suppression of '{suppression.Id}' covers. Delete it.";
        return suppression.HasReason ? null : $"The suppression of '{suppression.Id}' gives no reason. Add one behind '--'.";
    }
}
