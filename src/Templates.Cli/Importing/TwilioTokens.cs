using System.Text.RegularExpressions;

namespace WaTemplates.Cli.Importing;

/// <summary>Twilio's variables in a text: <c>{{1}}</c> or <c>{{FirstName}}</c>, blanks allowed. Source: Twilio, using variables with the Content API.</summary>
internal static partial class TwilioTokens
{
    /// <summary>A variable where it stands.</summary>
    internal readonly record struct Token(string Key, int Start, int Length);

    public static IEnumerable<Token> Scan(string text)
        => text.Contains("{{", StringComparison.Ordinal) ? Pattern().Matches(text).Select(match => new Token(match.Groups["key"].Value, match.Index, match.Length)) : [];

    /// <summary>The text with each variable replaced.</summary>
    public static string Replace(string text, Func<string, string> replacement)
        => text.Contains("{{", StringComparison.Ordinal) ? Pattern().Replace(text, match => replacement(match.Groups["key"].Value)) : text;

    [GeneratedRegex(@"\{\{\s*(?<key>[A-Za-z0-9_]{1,16})\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
