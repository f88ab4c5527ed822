namespace WaTemplates.Text.Placeholders;

/// <summary>
/// What Twilio and WhatsApp accept as the value of a variable, as a sample or when sending.
/// Source: Twilio, using variables with the Content API; errors 21656 and 63013.
/// </summary>
internal static class ValueRules
{
    /// <summary>Longest value, in UTF-16 units.</summary>
    public const int MaxLength = 1600;

    /// <summary>Length up to which Twilio recommends to stay.</summary>
    public const int RecommendedLength = 250;

    /// <summary>Longest run of spaces.</summary>
    public const int MaxSpaces = 4;

    private static readonly string TooManySpaces = new(' ', MaxSpaces + 1);

    /// <summary>What is wrong with a value, ready to follow "The sample …", or null.</summary>
    public static string? Problem(string value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return "is blank";
        if (value.IndexOfAny(['\n', '\r']) >= 0)
            return "has a line break";
        if (value.IndexOf('\t') >= 0)
            return "has a tab";
        if (value.IndexOf(TooManySpaces, StringComparison.Ordinal) >= 0)
            return $"has more than {MaxSpaces} spaces in a row";
        return value.Length > MaxLength ? $"has {value.Length} characters, {MaxLength} are allowed" : null;
    }

    /// <summary>Whether a value can stand for a whole link.</summary>
    public static bool IsAbsoluteHttps(string value)
        => IsPlainHttps(value) || IsHttpsUri(value);

    private static bool IsHttpsUri(string value)
        => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme == "https" && uri.Host.Length > 0
            && value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !value.Any(char.IsWhiteSpace);

    /// <summary>
    /// The form of most links: host names that begin with a letter, then letters, digits and the marks that need no escape.
    /// <see cref="Uri"/> accepts them all, and costs twenty times as much.
    /// </summary>
    private static bool IsPlainHttps(string value)
    {
        const string Scheme = "https://";
        const int LongestName = 63;
        if (value.Length > 250 || !value.StartsWith(Scheme, StringComparison.Ordinal))
            return false;
        var at = Scheme.Length;
        for (var start = at; ; start = at + 1)
        {
            for (at = start; at < value.Length && IsAsciiLetterOrDigit(value[at]); at++)
                continue;
            if (at == start || at - start > LongestName || value[start] is >= '0' and <= '9')
                return false;
            if (at == value.Length || value[at] != '.')
                break;
        }

        if (at < value.Length && value[at] != '/')
            return false;
        for (; at < value.Length; at++)
        {
            if (!IsAsciiLetterOrDigit(value[at]) && value[at] is not ('/' or '-' or '_' or '.' or '~' or '?' or '=' or '&'))
                return false;
        }

        return true;
    }

    private static bool IsAsciiLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
