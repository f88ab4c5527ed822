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
    private IReadOnlyList<TwilioVariable>? variables;

    private TwilioForm(TemplateLanguage language)
    {
        this.language = language;
        foreach (var text in language.NumberedTexts)
            VariableCount += text.Placeholders.Count;
    }

    public int VariableCount { get; }

    public IReadOnlyList<TwilioVariable> Variables => variables ??= FindVariables();

    public static TwilioForm Of(TemplateLanguage language) => new(language);

    /// <summary>The Twilio form of one of the language's numbered texts.</summary>
    public string this[TemplateText text]
    {
        get
        {
            if (!texts.TryGetValue(text, out var form))
                texts[text] = form = PlaceholderConverter.ToTwilio(text.Value, text.Placeholders, FirstNumberOf(text));
            return form;
        }
    }

    /// <summary>The length of a numbered text's Twilio form; rules ask for no more.</summary>
    public int LengthOf(TemplateText text)
    {
        var length = text.Value.Length;
        var number = FirstNumberOf(text);
        foreach (var placeholder in text.Placeholders)
            length += PlaceholderConverter.TokenLength(number++) - placeholder.Raw.Length;
        return length;
    }

    /// <summary>
    /// The length of the text as the recipient of the samples would read it; a placeholder without a usable sample counts
    /// as a number.
    /// </summary>
    public int FilledLengthOf(TemplateText text)
    {
        var length = text.Value.Length;
        foreach (var placeholder in text.Placeholders)
            length += (language.Samples.TryGetValue(placeholder.Name, out var sample) && sample.Value.Length <= ValueRules.MaxLength ? sample.Value.Length : PlaceholderConverter.TokenLength(1)) - placeholder.Raw.Length;
        return length;
    }

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

    /// <summary>The number of a numbered text's first placeholder.</summary>
    public int FirstNumberOf(TemplateText text)
        => 1 + language.NumberedTexts.TakeWhile(earlier => !ReferenceEquals(earlier, text)).Sum(earlier => earlier.Placeholders.Count);

    private List<TwilioVariable> FindVariables()
    {
        var found = new List<TwilioVariable>(VariableCount);
        foreach (var text in language.NumberedTexts)
        {
            foreach (var placeholder in text.Placeholders)
            {
                var prefix = text.Component == TextComponent.ButtonUrl ? text.Value.Substring(0, text.Placeholders[0].Start) : null;
                found.Add(new TwilioVariable(found.Count + 1, placeholder.Raw, placeholder.Name, text.Component, prefix));
            }
        }

        return found;
    }
}
