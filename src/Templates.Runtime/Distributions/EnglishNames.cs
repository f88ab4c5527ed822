namespace WaTemplates.Runtime.Distributions;

/// <summary>Languages as lists of contacts write them: English names, and Qualtrics' codes that no standard has. Source: Meta, supported languages; Qualtrics, language codes.</summary>
internal static class EnglishNames
{
    private const string Table =
        """
        afrikaans af|albanian sq|arabic ar|azerbaijani az|belarusian be_BY|bengali bn|bulgarian bg|catalan ca|chinese zh_CN|chinese (simplified) zh_CN|simplified chinese zh_CN
        chinese (traditional) zh_TW|traditional chinese zh_TW|croatian hr|czech cs|danish da|dutch nl|english en|english (uk) en_GB|english (us) en_US|estonian et|filipino fil
        finnish fi|french fr|georgian ka|german de|greek el|gujarati gu|hausa ha|hebrew he|hindi hi|hungarian hu|indonesian id|irish ga|italian it|japanese ja|kannada kn
        kazakh kk|korean ko|kyrgyz ky_KG|lao lo|latvian lv|lithuanian lt|macedonian mk|malay ms|malayalam ml|marathi mr|norwegian nb|persian fa|polish pl|portuguese pt_PT
        portuguese (brazil) pt_BR|brazilian portuguese pt_BR|punjabi pa|romanian ro|russian ru|serbian sr|slovak sk|slovenian sl|spanish es|swahili sw|swedish sv|tamil ta
        telugu te|thai th|turkish tr|ukrainian uk|urdu ur|uzbek uz|vietnamese vi|zulu zu|zh-s zh_CN|zh-t zh_TW|es-419 es|en-us en_US|en-gb en_GB
        """;

    private static readonly Dictionary<string, string> Codes = Table.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(entry => entry[..entry.LastIndexOf(' ')], entry => entry[(entry.LastIndexOf(' ') + 1)..], StringComparer.OrdinalIgnoreCase);

    /// <summary>The WhatsApp code, or null.</summary>
    public static string? CodeOf(string written) => Codes.GetValueOrDefault(written);
}
