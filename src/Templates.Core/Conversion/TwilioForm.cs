using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Conversion;

/// <summary>A variable of a Twilio content: one occurrence of a placeholder.</summary>
/// <param name="Number">Position in reading order, from 1.</param>
/// <param name="Placeholder">The Qualtrics placeholder.</param>
/// <param name="Name">The variable's name.</param>
/// <param name="Component">Where it stands.</param>
/// <param name="Prefix">The constant part of the address before it, in a URL button.</param>
internal sealed record TwilioVariable(int Number, string Placeholder, string Name, TextComponent Component, string? Prefix);

/// <summary>The texts of one language with numbers for placeholders: header, body, footer, buttons, in this order.</summary>
internal sealed class TwilioForm
{
    private readonly TemplateLanguage language;
    private readonly Dictionary<TemplateText, string> texts = new();

    private TwilioForm(TemplateLanguage language)
    {
        this.language = language;
        var variables = new List<TwilioVariable>();
        foreach (var text in language.NumberedTexts)
        {
            texts[text] = PlaceholderConverter.ToTwilio(text.Value, text.Placeholders, variables.Count + 1);
            foreach (var placeholder in text.Placeholders)
            {
                var prefix = text.Component == TextComponent.ButtonUrl ? text.Value.Substring(0, text.Placeholders[0].Start) : null;
                variables.Add(new TwilioVariable(variables.Count + 1, placeholder.Raw, placeholder.Name, text.Component, prefix));
            }
        }

        Variables = variables;
    }

    public IReadOnlyList<TwilioVariable> Variables { get; }

    public static TwilioForm Of(TemplateLanguage language) => new(language);

    /// <summary>The Twilio form of one of the language's numbered texts.</summary>
    public string this[TemplateText text] => texts[text];

    /// <summary>The text as the recipient of the samples would read it; a placeholder without a usable sample stays a number.</summary>
    public string Filled(TemplateText text)
        => PlaceholderConverter.Replace(text.Value, text.Placeholders, (placeholder, _) => language.Samples.TryGetValue(placeholder.Name, out var sample) && sample.Value.Length <= ValueRules.MaxLength ? sample.Value : "{{1}}");

    /// <summary>
    /// The value Twilio gets for a variable: the whole value, or in a URL button the part behind the constant address.
    /// </summary>
    /// <returns>Null where a link does not begin with the button's address.</returns>
    public static string? ValueFor(TwilioVariable variable, string value)
    {
        if (variable.Prefix is null)
            return value;
        if (!variable.Placeholder.StartsWith("${l://", StringComparison.Ordinal))
            return Uri.EscapeDataString(value);
        return value.StartsWith(variable.Prefix, StringComparison.Ordinal) ? value.Substring(variable.Prefix.Length) : null;
    }
}
