using WaTemplates.Text.Languages;

namespace WaTemplates.Cli.LanguageServer.Features.Completion;

/// <summary>English names of language codes. A table of our own: the runtime has none without ICU.</summary>
internal static class LanguageNames
{
    private static readonly Dictionary<string, string> Languages = Parse(
        "af Afrikaans; sq Albanian; ar Arabic; az Azerbaijani; be Belarusian; bn Bengali; bg Bulgarian; ca Catalan; zh Chinese; " +
        "hr Croatian; cs Czech; da Danish; prs Dari; nl Dutch; en English; et Estonian; fil Filipino; fi Finnish; " +
        "fr French; ka Georgian; de German; el Greek; gu Gujarati; ha Hausa; he Hebrew; hi Hindi; hu Hungarian; " +
        "id Indonesian; ga Irish; it Italian; ja Japanese; kn Kannada; kk Kazakh; rw Kinyarwanda; ko Korean; ky Kyrgyz; " +
        "lo Lao; lv Latvian; lt Lithuanian; mk Macedonian; ms Malay; ml Malayalam; mr Marathi; nb Norwegian Bokmål; ps Pashto; " +
        "fa Persian; pl Polish; pt Portuguese; pa Punjabi; ro Romanian; ru Russian; sr Serbian; si Sinhala; sk Slovak; " +
        "sl Slovenian; es Spanish; sw Swahili; sv Swedish; ta Tamil; te Telugu; th Thai; tr Turkish; uk Ukrainian; " +
        "ur Urdu; uz Uzbek; vi Vietnamese; zu Zulu");

    private static readonly Dictionary<string, string> Regions = Parse(
        "EG Egypt; AE United Arab Emirates; LB Lebanon; MA Morocco; QA Qatar; BY Belarus; IN India; CN China; " +
        "HK Hong Kong; TW Taiwan; AF Afghanistan; BE Belgium; GB United Kingdom; US United States; AU Australia; CA Canada; " +
        "GH Ghana; IE Ireland; JM Jamaica; MY Malaysia; NZ New Zealand; SG Singapore; UG Uganda; ZA South Africa; " +
        "CH Switzerland; CI Côte d'Ivoire; AT Austria; RW Rwanda; KG Kyrgyzstan; BR Brazil; PT Portugal; LK Sri Lanka; " +
        "AR Argentina; CL Chile; CO Colombia; CR Costa Rica; DO Dominican Republic; EC Ecuador; HN Honduras; MX Mexico; " +
        "PA Panama; PE Peru; ES Spain; UY Uruguay");

    /// <summary>"Spanish (Mexico)" of <c>es_MX</c>, or null for a code that WhatsApp does not know.</summary>
    public static string? Of(string code)
    {
        if (!Languages.TryGetValue(WhatsAppLanguages.BaseOf(code), out var language))
            return null;
        var separator = code.IndexOf('_', StringComparison.Ordinal);
        return separator > 0 && Regions.TryGetValue(code[(separator + 1)..], out var region) ? $"{language} ({region})" : language;
    }

    private static Dictionary<string, string> Parse(string table)
        => table.Split("; ").Select(row => row.Split(' ', 2)).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
}
