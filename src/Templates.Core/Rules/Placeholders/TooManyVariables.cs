using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Twilio;

namespace WaTemplates.Core.Rules.Placeholders;

internal sealed class TooManyVariables() : BodyRule(RuleCatalog.TooManyVariables)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        var count = language.Twilio.VariableCount;
        if (count > ContentLimits.Variables)
            Report(context, body.KeySpan, $"The language has {count} placeholders, {ContentLimits.Variables} are allowed. Use {count - ContentLimits.Variables} fewer.", language);
    }
}
