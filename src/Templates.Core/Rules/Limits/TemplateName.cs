using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Core.Twilio;

namespace WaTemplates.Core.Rules.Limits;

internal sealed class TemplateName() : TemplateRule(RuleCatalog.TemplateName)
{
    public override void Check(Template template, RuleContext context)
    {
        if (template.Name is not { } name)
            return;
        if (!IsAccepted(name.Value))
            ReportFixable(context, name.Span, $"'{Parsing.MappingReader.Shorten(name.Value)}' is no template name: Meta accepts small letters a to z, digits and '_' only. Write '{Suggest(name.Value)}'.", null, Rename(name, Suggest(name.Value)));
        else if (name.Value.Length > ContentLimits.Name)
            Report(context, name.Span, $"The name has {name.Value.Length} characters, {ContentLimits.Name} are allowed. Shorten it by {name.Value.Length - ContentLimits.Name}.");
    }

    public static bool IsAccepted(string name) => name.Length > 0 && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    /// <summary>Never automatic: approvals, and code that sends, hang on the name.</summary>
    internal static Fix Rename(Spanned<string> name, string right) => Fix.Replace(name.Span, Parsing.MappingReader.Shorten(name.Value), right) with { IsAutomatic = false };

    private static string Suggest(string name)
    {
        var folded = WaTemplates.Text.Folding.FoldedText.Fold(name.Replace("ß", "ss"));
        var kept = new string(folded.Select(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c : '_').ToArray()).Trim('_');
        return kept.Length == 0 ? "portal_feedback" : kept;
    }
}
