using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Rules.Approval;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Core.Approvals;

/// <summary>Holds templates to what their approvals files say.</summary>
internal static class ApprovalsCheck
{
    // After one of these the text is not yet what its author means.
    private static readonly HashSet<RuleDescriptor> AboutForm =
    [
        RuleCatalog.YamlSyntax, RuleCatalog.UnknownKey, RuleCatalog.MissingKey, RuleCatalog.InvalidValue, RuleCatalog.DuplicateKey, RuleCatalog.UnsupportedYaml,
        RuleCatalog.MalformedPlaceholder, RuleCatalog.UnknownPlaceholder, RuleCatalog.TwilioPlaceholder, RuleCatalog.HtmlOrResponsePlaceholder,
    ];

    /// <param name="results">All templates, in order of their paths.</param>
    /// <param name="approvals">What the host knows.</param>
    /// <returns>Each finding with the template whose settings and suppressions count for it.</returns>
    public static IEnumerable<(TemplateResult Result, Diagnostic Finding)> Check(IReadOnlyList<TemplateResult> results, LinkApprovals approvals)
    {
        foreach (var group in results.GroupBy(result => approvals.FileOf(result.Path)))
        {
            var file = group.Key;
            var own = group.ToArray();
            var texts = file is { File: null } ? [] : TextsOf(own, file?.File, approvals.AreRequired).ToArray();
            foreach (var found in ApprovalRuleSet.All.SelectMany(rule => rule.Check(new JudgedApprovals(file, own, texts))))
                yield return found;
        }
    }

    private static IEnumerable<SubmittedText> TextsOf(TemplateResult[] results, ApprovalsFile? file, bool areRequired)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            var isRequired = areRequired || result.RequiresApproval;
            for (var i = 0; i < result.Facts?.Languages.Count; i++)
            {
                var language = result.Facts.Languages[i];
                // A second file of the same name and language is WAT0006. What is required is judged whatever else is wrong.
                if (language.Fingerprint.Length > 0 && (isRequired || IsMeant(result, i)) && seen.Add(ApprovalsFile.KeyOf(result.Facts.Name, language.Code)))
                    yield return new SubmittedText(result, language, file is not null, isRequired, file is null ? [] : StandingsOf(file, result.Facts.Name, language).ToArray());
            }
        }
    }

    private static bool IsMeant(TemplateResult result, int index)
    {
        var languages = result.Facts!.Languages;
        var start = languages[index].CodeAt.Span.Start;
        var end = index + 1 < languages.Count ? languages[index + 1].CodeAt.Span.Start : int.MaxValue;
        return !result.Diagnostics.Any(found => found.Severity == Severity.Error && AboutForm.Contains(found.Rule) && found.Span.Start >= start && found.Span.Start < end);
    }

    private static IEnumerable<AccountStanding> StandingsOf(ApprovalsFile file, string name, LanguageFacts language)
    {
        foreach (var account in file.Accounts.Keys.OrderBy(account => account, StringComparer.Ordinal))
        {
            if (file.Of(account, name, language.Code) is { Count: > 0 } records)
                yield return new AccountStanding(ApprovalStanding.Of(records, language.Fingerprint), file.Accounts.Count > 1 ? $" in account '{account}'" : "");
        }
    }
}
