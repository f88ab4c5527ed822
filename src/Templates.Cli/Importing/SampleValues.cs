using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.Importing;

/// <summary>A sample for every placeholder of a text: Twilio's where it can be submitted again, else a neutral one.</summary>
internal static class SampleValues
{
    /// <param name="text">The text, its variables replaced by placeholders.</param>
    /// <param name="numbered">The same text before that.</param>
    /// <param name="placeholderOf">The placeholder of a key.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(LanguageDraft text, ImportedText numbered, Func<string, string> placeholderOf)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (component, part) in numbered.Language.Texts())
        {
            foreach (var token in TwilioTokens.Scan(part))
            {
                var placeholder = PlaceholderScanner.Scan(placeholderOf(token.Key))[0];
                if (numbered.Samples.TryGetValue(token.Key, out var sample) && Usable(component == TextComponent.ButtonUrl ? Whole(sample, part[..token.Start], placeholder) : sample, placeholder) is { } value)
                    given.TryAdd(placeholder.Name, value);
            }
        }

        var samples = new List<KeyValuePair<string, string>>();
        foreach (var (component, part) in text.Texts())
        {
            foreach (var placeholder in PlaceholderScanner.Scan(part).Where(p => p.Kind == PlaceholderKind.Valid && !samples.Exists(sample => sample.Key == p.Name)))
                samples.Add(new(placeholder.Name, given.GetValueOrDefault(placeholder.Name) ?? Neutral(placeholder, component == TextComponent.ButtonUrl ? part[..placeholder.Start] : "")));
        }

        return samples;
    }

    /// <summary>A button's variable holds only the end of a link, or a percent-encoded part of the address.</summary>
    private static string Whole(string sample, string prefix, Placeholder placeholder)
        => !placeholder.IsLink ? Uri.UnescapeDataString(sample) : sample.StartsWith(prefix, StringComparison.Ordinal) ? sample : prefix + sample;

    private static string? Usable(string sample, Placeholder placeholder)
        => ValueRules.Problem(sample) is null && !Printable.HasHalfCharacter(sample) && (!placeholder.IsLink || ValueRules.IsAbsoluteHttps(sample)) ? sample : null;

    private static string Neutral(Placeholder placeholder, string prefix)
        => placeholder.IsLink && ValueRules.IsAbsoluteHttps(prefix) ? prefix + "sample" : NeutralSamples.For(placeholder.Name);
}
