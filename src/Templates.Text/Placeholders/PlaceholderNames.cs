using WaTemplates.Text.Spelling;

namespace WaTemplates.Text.Placeholders;

/// <summary>Judges the scheme and path of a well-formed placeholder by Qualtrics' piped-text names.</summary>
internal static class PlaceholderNames
{
    public const string SurveyUrl = "SurveyURL";
    public const string OptOutUrl = "OptOutURL";
    public const string SurveyUrlPlaceholder = "${l://SurveyURL}";
    public const string OptOutUrlPlaceholder = "${l://OptOutURL}";

    private const string FieldPrefix = "Field/";
    private static readonly string[] Links = [SurveyUrl, OptOutUrl];
    private static readonly string[] HtmlLinks = ["SurveyLink", "OptOutLink"];
    private static readonly string[] Schemes = ["m", "e", "l", "date"];
    private static readonly string[] ResponseSchemes = ["q", "lm", "gr", "rand"];
    private static readonly string[] Dates = ["CurrentDate", "OtherDate"];

    // Other contact fields are the account's own and cannot be judged; a known one in another case stays empty when sent.
    internal static readonly string[] ContactFields = ["FirstName", "LastName", "Email", "ExternalDataReference", "Language", "Phone", "PhoneNumber"];

    /// <summary>The placeholder of a contact field or link that Qualtrics knows by this name, in any case; null for other names.</summary>
    public static string? Known(string name)
    {
        if (Links.FirstOrDefault(link => link.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
            return $"${{l://{known}}}";
        return ContactFields.FirstOrDefault(field => field.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } contact ? $"${{m://{contact}}}" : null;
    }

    public static Placeholder Judge(int start, string raw, string scheme, string path) => scheme switch
    {
        "m" => WithKnownCase(start, raw, path, path, ContactFields, name => $"${{m://{name}}}"),
        "l" => Link(start, raw, path),
        "e" => Field(start, raw, path),
        "date" => Date(start, raw, path),
        _ when ResponseSchemes.Contains(scheme, StringComparer.OrdinalIgnoreCase) => new Placeholder(PlaceholderKind.Unavailable, start, raw),
        _ => new Placeholder(PlaceholderKind.Unknown, start, raw, suggestion: KnownScheme(scheme) is { } known ? SuggestionFor(known, path) : null),
    };

    private static Placeholder Link(int start, string raw, string path)
    {
        if (Array.IndexOf(Links, path) >= 0)
            return new Placeholder(PlaceholderKind.Valid, start, raw, path);
        var name = path.Split('?')[0];
        if (HtmlLinks.FirstOrDefault(html => html.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } link)
            return new Placeholder(PlaceholderKind.Unavailable, start, raw, suggestion: $"${{l://{link.Replace("Link", "URL")}}}");
        return new Placeholder(PlaceholderKind.Unknown, start, raw, suggestion: EditDistance.Nearest(path, Links) is { } nearest ? $"${{l://{nearest}}}" : null);
    }

    private static Placeholder Field(int start, string raw, string path)
    {
        if (path.StartsWith(FieldPrefix, StringComparison.Ordinal))
        {
            return path.Length > FieldPrefix.Length
                ? new Placeholder(PlaceholderKind.Valid, start, raw, Uri.UnescapeDataString(path.Substring(FieldPrefix.Length)))
                : new Placeholder(PlaceholderKind.Malformed, start, raw);
        }

        return new Placeholder(PlaceholderKind.Unknown, start, raw, suggestion: $"${{e://Field/{path.Substring(path.LastIndexOf('/') + 1)}}}");
    }

    private static Placeholder Date(int start, string raw, string path)
    {
        var name = path.Split('/')[0];
        return WithKnownCase(start, raw, name, name, Dates, known => $"${{date://{known}{path.Substring(name.Length)}}}");
    }

    private static Placeholder WithKnownCase(int start, string raw, string written, string name, string[] known, Func<string, string> placeholder)
    {
        var right = Array.Find(known, k => k.Equals(written, StringComparison.OrdinalIgnoreCase));
        return right is null || right == written
            ? new Placeholder(PlaceholderKind.Valid, start, raw, name)
            : new Placeholder(PlaceholderKind.Unknown, start, raw, suggestion: placeholder(right));
    }

    private static string? KnownScheme(string scheme) => Schemes.FirstOrDefault(s => s.Equals(scheme, StringComparison.OrdinalIgnoreCase));

    private static string? SuggestionFor(string scheme, string path)
    {
        var raw = $"${{{scheme}://{path}}}";
        var judged = Judge(0, raw, scheme, path);
        return judged.Kind == PlaceholderKind.Valid ? raw : judged.Suggestion;
    }
}
