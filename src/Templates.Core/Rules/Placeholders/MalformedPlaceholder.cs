using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Placeholders;

internal sealed class MalformedPlaceholder() : PlaceholderRule(RuleCatalog.MalformedPlaceholder, PlaceholderKind.Malformed)
{
    protected override string Message(Placeholder placeholder)
        => $"'{Shown(placeholder)}' is no complete placeholder. Write it as '{placeholder.Suggestion ?? "${m://FirstName}"}', in one line, without blanks or braces inside.";
}
