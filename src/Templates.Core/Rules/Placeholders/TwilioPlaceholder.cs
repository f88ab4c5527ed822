using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Placeholders;

internal sealed class TwilioPlaceholder() : PlaceholderRule(RuleCatalog.TwilioPlaceholder, PlaceholderKind.Twilio)
{
    protected override string Message(Placeholder placeholder)
        => $"'{Shown(placeholder)}' is Twilio's form; the file holds the Qualtrics form, and the build makes Twilio's. Write the placeholder by name, such as '${{m://FirstName}}'.";

    protected override string? MeantBy(Placeholder placeholder, Template template) => TwilioNumbers.PlaceholderFor(placeholder, template);
}
