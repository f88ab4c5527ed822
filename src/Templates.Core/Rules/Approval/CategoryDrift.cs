using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Parsing;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Core.Rules.Approval;

/// <summary>Meta moves texts to the category it finds right, with other prices and limits.</summary>
internal sealed class CategoryDrift() : TextApprovalRule(RuleCatalog.CategoryDrift)
{
    protected override IEnumerable<Diagnostic> Check(SubmittedText text)
    {
        foreach (var account in text.Accounts)
        {
            if (account.Standing.State == ApprovalState.Approved && account.Record.GrantedCategory?.ToLowerInvariant() is { } granted && granted != text.Facts.Category)
            {
                yield return text.Finding(
                    Descriptor, Descriptor.DefaultSeverity, text.Facts.CategoryAt,
                    $"Meta approved '{text.Language.Code}' as '{granted}'{account.InAccount}, and the file states '{text.Facts.Category}'. {Advice(granted)}");
            }
        }
    }

    private static string Advice(string granted) => TemplateKeys.Categories.Any(category => category.Key == granted)
        ? $"State 'category: {granted}' and submit it again, or reword the text and submit that."
        : "Reword the text and submit it again with 'watemplates submit'.";
}
