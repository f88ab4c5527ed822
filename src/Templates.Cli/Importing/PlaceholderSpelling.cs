using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.Importing;

/// <summary>Placeholders as people write them on a command line or at a prompt.</summary>
internal static class PlaceholderSpelling
{
    private const string Date = "${date://CurrentDate/m%2Fd%2FY}";

    /// <summary>
    /// Reads <c>${m://FirstName}</c>, <c>m://FirstName</c> or <c>FirstName</c>. A name alone is a contact field or link that
    /// Qualtrics knows, else embedded data.
    /// </summary>
    /// <param name="written">What was written.</param>
    /// <param name="problem">Why it is none, ready to follow the quoted value.</param>
    public static string? Parse(string written, out string problem)
    {
        var text = written.Trim();
        var raw = text.StartsWith("${", StringComparison.Ordinal) ? text : text.Contains("://", StringComparison.Ordinal) ? $"${{{text}}}" : OfName(text);
        problem = "is no placeholder. Write a name such as FirstName, l://SurveyURL or e://Field/Order";
        if (PlaceholderScanner.Scan(raw) is not [var placeholder] || placeholder.Raw != raw)
            return null;
        if (placeholder.Kind == PlaceholderKind.Valid)
            return raw;
        if (placeholder.Suggestion is { } suggestion)
            problem = $"is no placeholder of an invitation. Write {Short(suggestion)}";
        return null;
    }

    /// <summary>As one would write it on a command line: <c>m://FirstName</c> is <c>FirstName</c>, others go without <c>${}</c>.</summary>
    public static string Short(string placeholder)
    {
        var inner = placeholder[2..^1];
        return inner.StartsWith("m://", StringComparison.Ordinal) && PlaceholderNames.Known(inner[4..]) == placeholder ? inner[4..] : inner;
    }

    private static string OfName(string name)
    {
        if (name.Equals("CurrentDate", StringComparison.OrdinalIgnoreCase))
            return Date;
        return name.Length == 0 ? "" : PlaceholderNames.Known(name) ?? $"${{e://Field/{Uri.EscapeDataString(name)}}}";
    }
}
