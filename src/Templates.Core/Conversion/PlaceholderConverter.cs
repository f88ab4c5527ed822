using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Conversion;

/// <summary>Replaces placeholders by numbers and back. Nothing else of the text changes, not one character.</summary>
internal static class PlaceholderConverter
{
    // Twilio may hand a text back with blanks inside the braces.
    private static readonly Regex TwilioToken = new(@"\{\{[ ]*(?<number>[0-9]{1,9})[ ]*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The Twilio form of one text; the first placeholder gets <paramref name="firstNumber"/>.</summary>
    public static string ToTwilio(string text, IReadOnlyList<Placeholder> placeholders, int firstNumber)
        => Replace(text, placeholders, (_, index) => Token(firstNumber + index));

    /// <summary>The Twilio form of a text of its own, and the map that restores it.</summary>
    public static (string Text, PlaceholderMap Map) ToTwilio(string text)
    {
        var placeholders = PlaceholderScanner.Scan(text).Where(p => p.Kind == PlaceholderKind.Valid).ToArray();
        var places = new HashSet<int>();
        var converted = new StringBuilder(text.Length);
        var done = 0;
        for (var i = 0; i < placeholders.Length; i++)
        {
            converted.Append(text, done, placeholders[i].Start - done);
            places.Add(converted.Length);
            converted.Append(Token(i + 1));
            done = placeholders[i].End;
        }

        var twilio = converted.Append(text, done, text.Length - done).ToString();
        var literals = TwilioToken.Matches(twilio).Cast<Match>().Select((match, ordinal) => (match.Index, ordinal)).Where(token => !places.Contains(token.Index)).Select(token => token.ordinal);
        return (twilio, new PlaceholderMap(placeholders.Select((p, i) => MappedPlaceholder.Of(i + 1, p)).ToArray(), literals.ToArray()));
    }

    /// <summary>The Qualtrics form of a Twilio text.</summary>
    /// <param name="text">Twilio's text.</param>
    /// <param name="map">The map the conversion gave.</param>
    /// <param name="unmapped">Numbers the map does not have; they stay as they are.</param>
    public static string ToQualtrics(string text, PlaceholderMap map, out IReadOnlyList<int> unmapped)
    {
        var byNumber = new Dictionary<int, string>();
        foreach (var variable in map.Variables)
            byNumber[variable.Number] = variable.Placeholder;
        var missing = new List<int>();
        var ordinal = 0;
        var restored = TwilioToken.Replace(text, match =>
        {
            if (map.Literals.Contains(ordinal++))
                return match.Value;
            var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
            if (byNumber.TryGetValue(number, out var placeholder))
                return placeholder;
            missing.Add(number);
            return match.Value;
        });
        unmapped = missing;
        return restored;
    }

    public static string Replace(string text, IReadOnlyList<Placeholder> placeholders, Func<Placeholder, int, string> replacement)
    {
        if (placeholders.Count == 0)
            return text;
        var result = new StringBuilder(text.Length);
        var done = 0;
        for (var i = 0; i < placeholders.Count; i++)
        {
            result.Append(text, done, placeholders[i].Start - done).Append(replacement(placeholders[i], i));
            done = placeholders[i].End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>How long the Twilio form of a placeholder is.</summary>
    public static int TokenLength(int number) => number < 10 ? "{{1}}".Length : Token(number).Length;

    private static string Token(int number) => "{{" + number.ToString(CultureInfo.InvariantCulture) + "}}";
}
