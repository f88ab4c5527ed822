using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Twilio;

namespace WaTemplates.Core.Rules.Limits;

internal sealed class BodyTooLong() : BodyRule(RuleCatalog.BodyTooLong)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        var limit = ContentLimits.BodyOf(language);
        var length = language.Twilio.LengthOf(body);
        var filled = language.Twilio.FilledLengthOf(body);
        if (length > limit)
            Report(context, body.KeySpan, $"The body has {length} characters in Twilio's form, {limit} are allowed for {ContentType.Of(language)}. Shorten it by {length - limit}.", language);
        else if (filled > limit)
            Report(context, body.KeySpan, $"The body has {filled} characters when filled with the samples, {limit} are allowed for {ContentType.Of(language)}. Shorten it by {filled - limit}, or use realistic samples.", language);
    }
}
