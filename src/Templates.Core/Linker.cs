using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Outputs;
using WaTemplates.Core.Rules.Approval;
using WaTemplates.Core.Source;
using WaTemplates.Core.Suppressions;

namespace WaTemplates.Core;

/// <summary>All files together.</summary>
/// <param name="Diagnostics">Every finding, by file, position and id.</param>
/// <param name="TemplateCount">Number of different template names.</param>
/// <param name="Outputs">The documents, manifest included; empty where a template is not whole.</param>
internal sealed record Compilation(IReadOnlyList<Diagnostic> Diagnostics, int TemplateCount, IReadOnlyList<OutputFile> Outputs)
{
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}

/// <summary>The second of the two pure steps: rules that need several files, and the outputs of all.</summary>
internal static class Linker
{
    /// <param name="results">One result a file, in any order.</param>
    /// <param name="further">Findings of other origin, such as the settings file's.</param>
    /// <param name="productVersion">Goes into the manifest.</param>
    /// <param name="approvals">What is known of approvals; null where they are not to be judged.</param>
    public static Compilation Link(IReadOnlyList<TemplateResult> results, IReadOnlyList<Diagnostic> further, string productVersion, LinkApprovals? approvals = null)
    {
        var ordered = results.OrderBy(result => result.Path, StringComparer.Ordinal).ToArray();
        var diagnostics = new List<Diagnostic>(further);
        foreach (var result in ordered)
            diagnostics.AddRange(result.Diagnostics);

        var used = new HashSet<Suppression>();
        if (approvals is null)
            used.UnionWith(ordered.SelectMany(result => result.Suppressions).Where(suppression => ApprovalRuleSet.All.Any(rule => rule.Descriptor.Id == suppression.Id)));
        foreach (var across in new[] { DuplicateTemplates(ordered), DuplicateBodies(ordered), approvals is null ? [] : ApprovalsCheck.Check(ordered, approvals) })
        {
            foreach (var (result, diagnostic) in across)
            {
                // What is found elsewhere no comment of the template covers.
                if (diagnostic.Path != result.Path || !SuppressionCheck.IsSuppressed(diagnostic, result.Suppressions, used))
                    Add(diagnostics, result, diagnostic);
            }
        }

        foreach (var result in ordered)
        {
            foreach (var diagnostic in SuppressionCheck.Judge(result.Path, result.Facts?.Name, result.Suppressions, used))
                Add(diagnostics, result, diagnostic);
        }

        diagnostics.Sort(Diagnostic.Compare);
        var names = new HashSet<string>(ordered.Where(result => result.Facts is not null).Select(result => result.Facts!.Name), StringComparer.Ordinal);
        return new Compilation(diagnostics, names.Count, OutputsOf(ordered, productVersion));
    }

    private static List<OutputFile> OutputsOf(TemplateResult[] results, string productVersion)
    {
        var outputs = new List<OutputFile>();
        var entries = new List<ManifestEntry>();
        foreach (var result in results)
        {
            outputs.AddRange(result.Outputs?.Files ?? []);
            entries.AddRange(result.Outputs?.Entries ?? []);
        }

        outputs.Add(ManifestWriter.Write(entries, productVersion));
        return outputs;
    }

    private static IEnumerable<(TemplateResult Result, Diagnostic Diagnostic)> DuplicateTemplates(TemplateResult[] results)
    {
        var first = new Dictionary<string, TemplateResult>(StringComparer.Ordinal);
        // Only files of one name can clash, and few have a name in common.
        var languagesOf = new Dictionary<string, Dictionary<string, TemplateResult>>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            if (result.Facts is not { } facts)
                continue;
            if (!first.TryGetValue(facts.Name, out var earlier))
            {
                first[facts.Name] = result;
                continue;
            }

            if (Differs(facts.Kind, earlier.Facts!.Kind))
                yield return (result, Finding(RuleCatalog.DuplicateTemplate, result, facts.KindAt, null, $"The template '{facts.Name}' is of kind '{facts.Kind}' here and of kind '{earlier.Facts.Kind}' in {FileName(earlier)}. Give both files the same kind, or one of them another name."));
            if (Differs(facts.Category, earlier.Facts!.Category))
                yield return (result, Finding(RuleCatalog.DuplicateTemplate, result, facts.CategoryAt, null, $"The template '{facts.Name}' has the category '{facts.Category}' here and '{earlier.Facts.Category}' in {FileName(earlier)}. Give both files the same category, or one of them another name."));

            if (!languagesOf.TryGetValue(facts.Name, out var languages))
            {
                languagesOf[facts.Name] = languages = new Dictionary<string, TemplateResult>(StringComparer.Ordinal);
                foreach (var language in earlier.Facts.Languages)
                    languages[language.Code] = earlier;
            }

            foreach (var language in facts.Languages)
            {
                if (!languages.TryGetValue(language.Code, out var other))
                    languages[language.Code] = result;
                else if (other != result)
                    yield return (result, Finding(RuleCatalog.DuplicateTemplate, result, language.CodeAt, language.Code, $"The template '{facts.Name}' has the language '{language.Code}' in {FileName(other)} already. Delete one of them, or give this template another name."));
            }
        }
    }

    private static IEnumerable<(TemplateResult Result, Diagnostic Diagnostic)> DuplicateBodies(TemplateResult[] results)
    {
        var bodiesOf = new Dictionary<string, Dictionary<string, TemplateResult>>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            foreach (var language in result.Facts?.Languages ?? [])
            {
                if (language.BodyKey.Length == 0)
                    continue;
                if (!bodiesOf.TryGetValue(language.Code, out var bodies))
                    bodiesOf[language.Code] = bodies = new Dictionary<string, TemplateResult>(StringComparer.Ordinal);
                if (!bodies.TryGetValue(language.BodyKey, out var other))
                    bodies[language.BodyKey] = result;
                else if (other.Facts!.Name != result.Facts!.Name)
                    yield return (result, Finding(RuleCatalog.DuplicateBody, result, language.BodyAt, language.Code, $"The body is the same as in '{other.Facts.Name}' ({FileName(other)}), which WhatsApp refuses. Word one of them differently, or use one template for both."));
            }
        }
    }

    private static bool Differs(string own, string earlier) => own.Length > 0 && earlier.Length > 0 && own != earlier;

    private static string FileName(TemplateResult result) => Path.GetFileName(result.Path);

    private static Diagnostic Finding(RuleDescriptor rule, TemplateResult result, Place at, string? language, string message)
        => new(rule, rule.DefaultSeverity, result.Path, at.Span, at.Lines, message) { Template = result.Facts?.Name, Language = language };

    private static void Add(List<Diagnostic> diagnostics, TemplateResult result, Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.None)
            return;
        foreach (var configured in result.LinkSeverities)
        {
            if (configured.Id == diagnostic.Id)
                diagnostic = diagnostic with { Severity = configured.Severity };
        }

        if (diagnostic.Severity != Severity.None)
            diagnostics.Add(diagnostic);
    }
}
