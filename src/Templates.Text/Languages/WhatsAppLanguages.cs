namespace WaTemplates.Text.Languages;

/// <summary>
/// The language codes WhatsApp accepts, exact case. Source: Meta, WhatsApp Business Platform, supported languages of
/// message templates.
/// </summary>
internal static class WhatsAppLanguages
{
    private static readonly string[] Codes =
    (
        "af sq ar ar_EG ar_AE ar_LB ar_MA ar_QA az be_BY bn bn_IN bg ca zh_CN zh_HK zh_TW hr cs da prs_AF nl nl_BE " +
        "en en_GB en_US en_AE en_AU en_CA en_GH en_IE en_IN en_JM en_MY en_NZ en_QA en_SG en_UG en_ZA et fil fi " +
        "fr fr_BE fr_CA fr_CH fr_CI fr_MA ka de de_AT de_CH el gu ha he hi hu id ga it ja kn kk rw_RW ko ky_KG lo lv lt " +
        "mk ms ml mr nb ps_AF fa pl pt_BR pt_PT pa ro ru sr si_LK sk sl es es_AR es_CL es_CO es_CR es_DO es_EC es_HN " +
        "es_MX es_PA es_PE es_ES es_UY sw sv ta te th tr uk ur uz vi zu"
    ).Split(' ');

    private static readonly HashSet<string> Known = new(Codes, StringComparer.Ordinal);

    // Codes of other standards for the same language.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["no"] = "nb",
        ["nn"] = "nb",
        ["iw"] = "he",
        ["in"] = "id",
        ["tl"] = "fil",
        ["ji"] = "he",
        ["cz"] = "cs",
        ["gr"] = "el",
        ["jp"] = "ja",
        ["dk"] = "da",
        ["se"] = "sv",
        ["ua"] = "uk",
        ["hans"] = "zh_CN",
        ["hant"] = "zh_TW",
        ["br"] = "pt_BR",
    };

    public static IReadOnlyList<string> All => Codes;

    public static bool IsKnown(string code) => Known.Contains(code);

    public static bool IsKnownBase(string language) => Codes.Any(code => BaseOf(code) == language);

    /// <summary>The language without its region: <c>es</c> of <c>es_MX</c>.</summary>
    public static string BaseOf(string code)
    {
        var separator = code.IndexOfAny(['_', '-']);
        return (separator < 0 ? code : code.Substring(0, separator)).ToLowerInvariant();
    }

    /// <summary>Codes that an unknown one may have meant, best first; several where only a regional form exists.</summary>
    public static IReadOnlyList<string> Suggest(string written)
    {
        var normalized = written.Trim().Replace('-', '_');
        if (Codes.FirstOrDefault(code => code.Equals(normalized, StringComparison.OrdinalIgnoreCase)) is { } exact)
            return [exact];

        var parts = normalized.ToLowerInvariant().Split('_');
        if (parts[0] == "zh" && parts.Contains("hans", StringComparer.Ordinal))
            return ["zh_CN"];
        if (parts[0] == "zh" && parts.Contains("hant", StringComparer.Ordinal))
            return ["zh_TW", "zh_HK"];
        var language = Aliases.TryGetValue(parts[0], out var alias) ? alias : parts[0];
        return Known.Contains(language) ? [language] : Codes.Where(code => BaseOf(code) == language).ToArray();
    }
}
