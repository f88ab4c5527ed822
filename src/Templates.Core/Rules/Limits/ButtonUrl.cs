using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Twilio;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>A constant https address, with at most one placeholder, at its very end. Source: Meta, Twilio call-to-action.</summary>
internal sealed class ButtonUrl() : LanguageRule(RuleCatalog.ButtonUrl)
{
    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        foreach (var url in language.Buttons.Select(button => button.Url).OfType<TemplateText>())
        {
            if (Problem(url, language) is { } problem)
                Report(context, url.ValueSpan, $"The button's address {problem}", language);
        }
    }

    private static string? Problem(TemplateText url, TemplateLanguage language)
    {
        if (url.AllPlaceholders.Any(p => p.Kind != PlaceholderKind.Valid))
            return null;
        var constant = url.Placeholders.Count == 0 ? url.Value : url.Value.Substring(0, url.Placeholders[0].Start);
        if (url.Placeholders.Count > 1)
            return $"has {url.Placeholders.Count} placeholders, 1 is allowed. Keep the last one: '{BodyParts.Last(url).Raw}'.";
        if (!ValueRules.IsAbsoluteHttps(constant))
            return $"'{MappingReader.Shorten(url.Value)}' does not begin with a constant https address. Write 'https://host/path/' before the placeholder.";
        if (url.Placeholders.Count == 1 && url.Placeholders[0].End != url.Value.Length)
            return $"goes on behind '{url.Placeholders[0].Raw}'. Put the placeholder at the very end.";
        if (url.Placeholders.Count == 1 && constant.IndexOfAny(['/', '?'], "https://".Length) < 0)
            return $"has no '/' between its host and '{url.Placeholders[0].Raw}'. Write '{MappingReader.Shorten(constant)}/' before the placeholder.";
        var host = new Uri(constant).Host;
        if (host.Equals("wa.me", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".wa.me", StringComparison.OrdinalIgnoreCase))
            return "links to 'wa.me', which WhatsApp refuses. Link to a page of your own.";
        var length = language.Twilio.LengthOf(url);
        return length > ContentLimits.Url ? $"has {length} characters, {ContentLimits.Url} are allowed. Shorten it by {length - ContentLimits.Url}." : null;
    }
}
