using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Placeholders;

internal sealed class UnknownPlaceholder() : PlaceholderRule(RuleCatalog.UnknownPlaceholder, PlaceholderKind.Unknown)
{
    protected override string Message(Placeholder placeholder)
        => placeholder.Suggestion is null
            ? $"'{Shown(placeholder)}' is no placeholder that Qualtrics fills. Use ${{m://…}}, ${{e://Field/…}}, {PlaceholderNames.SurveyUrlPlaceholder}, {PlaceholderNames.OptOutUrlPlaceholder} or ${{date://…}}."
            : $"'{Shown(placeholder)}' is no placeholder that Qualtrics fills; names are case-sensitive. Write '{placeholder.Suggestion}'.";
}
