using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Twilio;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>A longer name or link than the sample's may push a filled body over its limit.</summary>
internal sealed class BodyNearLimit() : BodyRule(RuleCatalog.BodyNearLimit)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        var limit = ContentLimits.BodyOf(language);
        var filled = language.Twilio.FilledLengthOf(body);
        if (filled * 10 > limit * 9 && filled <= limit && language.Twilio.LengthOf(body) <= limit)
            Report(context, body.KeySpan, $"The body has {filled} of {limit} characters when filled with the samples, more than 90 %. Shorten it, since longer values are refused when sending.", language);
    }
}
