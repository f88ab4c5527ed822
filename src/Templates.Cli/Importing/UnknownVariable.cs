using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.Importing;

/// <summary>A variable of which nothing tells what it stands for.</summary>
/// <param name="Text">The text it stands in.</param>
/// <param name="Key">Twilio's key.</param>
/// <param name="Excerpt">The words around its first occurrence.</param>
/// <param name="IsInAddress">Whether that is a button's address.</param>
internal sealed record UnknownVariable(ImportedText Text, string Key, string Excerpt, bool IsInAddress)
{
    public string? Sample => Text.Samples.GetValueOrDefault(Key);

    /// <summary>The variable with its sample, for a message.</summary>
    public string Described => $"{{{{{Key}}}}} {(Sample is null ? "without a sample" : $"with the sample '{Printable.OneLine(Sample)}'")}";

    /// <summary>All variables of a text that a lookup does not know, in reading order.</summary>
    public static IEnumerable<UnknownVariable> Of(ImportedText text, Func<ImportedText, string, string?> lookup)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (component, part) in text.Language.Texts())
        {
            foreach (var token in TwilioTokens.Scan(part))
            {
                if (seen.Add(token.Key) && lookup(text, token.Key) is null)
                    yield return new UnknownVariable(text, token.Key, Printable.Excerpt(part, token.Start, token.Length), component == TextComponent.ButtonUrl);
            }
        }
    }

    /// <summary>The placeholder the sample looks like, or null.</summary>
    public string? Guess()
    {
        if (PlaceholderNames.Known(Key) is { } known)
            return known;
        if (IsInAddress)
            return PlaceholderNames.SurveyUrlPlaceholder;
        if (Sample is not { } sample)
            return null;
        if (ValueRules.IsAbsoluteHttps(sample))
            return IsOptOut(sample) ? PlaceholderNames.OptOutUrlPlaceholder : PlaceholderNames.SurveyUrlPlaceholder;
        if (sample.Contains('@', StringComparison.Ordinal) && !sample.Contains(' ', StringComparison.Ordinal))
            return PlaceholderNames.Known("Email");
        // The first variable of a message is nearly always whom it greets.
        return Key == "1" && sample.Length < 30 && sample.All(c => char.IsLetter(c) || c is ' ' or '-' or '.') ? PlaceholderNames.Known("FirstName") : null;
    }

    private static bool IsOptOut(string address)
        => ((string[])["optout", "opt-out", "opt_out", "unsub", "/o/", "abmeld"]).Any(word => address.Contains(word, StringComparison.OrdinalIgnoreCase));
}
