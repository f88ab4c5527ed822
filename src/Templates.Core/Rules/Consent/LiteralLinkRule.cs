using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;

namespace WaTemplates.Core.Rules.Consent;

internal sealed class LiteralLinkRule() : TemplateRule(RuleCatalog.LiteralLink)
{
    public override void Check(Template template, RuleContext context)
    {
        if (template.Kind?.Value is not (TemplateKind.Invitation or TemplateKind.TwoWay))
            return;
        foreach (var language in template.Languages)
        {
            foreach (var text in language.AllTexts)
            {
                foreach (var link in text.Links)
                {
                    // The graver finding about the same link is HardCodedLink's.
                    var isHardCoded = template.Kind.Value == TemplateKind.Invitation && text.Component != TextComponent.Reply && HardCodedLink.Replaces(link, language) is not null;
                    if (!isHardCoded && !context.Settings.AllowedHosts.Contains(link.Host, StringComparer.OrdinalIgnoreCase))
                        Report(context, text.SpanOf(link.Start, link.Url.Length), $"The fixed link '{MappingReader.Shorten(link.Url)}' distracts from the question and may get the template refused. Delete it, or list its host under 'links.allowedHosts' in watemplates.config.yaml.", language);
                }
            }
        }
    }
}
