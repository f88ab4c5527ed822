using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Placeholders;

internal sealed class HtmlOrResponsePlaceholder() : PlaceholderRule(RuleCatalog.HtmlOrResponsePlaceholder, PlaceholderKind.Unavailable)
{
    protected override string Message(Placeholder placeholder)
        => placeholder.Suggestion is null
            ? $"'{Shown(placeholder)}' has no value in an invitation: it needs a response, and none exists yet. Use a contact field such as '${{m://FirstName}}' or '${{e://Field/…}}'."
            : $"'{Shown(placeholder)}' gives an HTML link, which WhatsApp shows as code. Write '{placeholder.Suggestion}'.";
}
