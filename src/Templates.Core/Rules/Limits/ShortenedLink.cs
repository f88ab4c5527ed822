using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>A public shortener hides whose link it is. Source: Twilio, guidance on compliant traffic.</summary>
internal sealed class ShortenedLink() : LanguageRule(RuleCatalog.ShortenedLink)
{
    private static readonly HashSet<string> Shorteners = new(
        ("bit.ly bitly.com tinyurl.com t.co goo.gl ow.ly is.gd v.gd buff.ly rebrand.ly cutt.ly t.ly rb.gy shorturl.at tiny.cc lnkd.in bl.ink s.id " +
        "adf.ly bit.do mcaf.ee soo.gd t2m.io tr.im u.to qr.ae clck.ru short.io shrtco.de urlz.fr vu.fr x.gd kutt.it surl.li dub.sh tny.im 1url.com").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        foreach (var text in language.PlaceholderTexts)
        {
            for (var dot = text.Value.IndexOf('.'); dot >= 0; dot = text.Value.IndexOf('.', dot + 1))
            {
                if (Find(text.Value, dot, out var start, out var host) && !context.Settings.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase) && !text.AllPlaceholders.Any(p => dot > p.Start && dot < p.End))
                    Report(text, start, language, context);
            }
        }
    }

    private void Report(TemplateText text, int start, TemplateLanguage language, RuleContext context)
    {
        var end = start;
        while (end < text.Value.Length && !char.IsWhiteSpace(text.Value[end]) && text.Value[end] is not ('{' or '$'))
            end++;
        var link = text.Value.Substring(start, end - start).TrimEnd('.', ',', ';', '!', '?', ')');
        Report(context, text.SpanOf(start, link.Length), $"'{MappingReader.Shorten(link)}' is a public short link, which hides whose it is. Write the full address, or list its host under 'links.allowedHosts' in watemplates.config.yaml.", language);
    }

    /// <summary>The host around a dot, where it is a shortener's and a path follows; the link starts at its scheme.</summary>
    private static bool Find(string text, int dot, out int start, out string host)
    {
        start = dot;
        host = "";
        if (dot + 1 >= text.Length || !IsHostPart(text[dot + 1]))
            return false;
        while (start > 0 && (IsHostPart(text[start - 1]) || text[start - 1] == '.'))
            start--;
        var end = dot;
        while (end < text.Length && (IsHostPart(text[end]) || text[end] == '.'))
            end++;
        host = text.Substring(start, end - start);
        // The first dot finds the host, further ones would find it again; one in a path or mail address is none.
        if (end == text.Length || text[end] != '/' || host.IndexOf('.') != dot - start || (start > 0 && text[start - 1] == '@'))
            return false;
        var isShort = Shorteners.Contains(host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host.Substring(4) : host);
        var scheme = start >= 3 && string.CompareOrdinal(text, start - 3, "://", 0, 3) == 0;
        if (!scheme && start > 0 && text[start - 1] == '/')
            return false;
        start -= scheme ? 3 : 0;
        while (scheme && start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return isShort;
    }

    private static bool IsHostPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-';
}
