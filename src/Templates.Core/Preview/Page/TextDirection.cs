namespace WaTemplates.Core.Preview.Page;

/// <summary>Which way a language is written.</summary>
internal static class TextDirection
{
    // Those of WhatsApp's languages.
    private static readonly HashSet<string> RightToLeft = new(["ar", "fa", "he", "prs", "ps", "ur"], StringComparer.Ordinal);

    /// <returns>The value of HTML's attribute, for a WhatsApp language code such as <c>ar_EG</c>.</returns>
    public static string Of(string code) => RightToLeft.Contains(code.Split('_', '-')[0]) ? "rtl" : "ltr";
}
