using WaTemplates.Core.Conversion;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Preview;

/// <summary>What a template's messages look like, filled with their samples. Parts that are missing or broken are left out.</summary>
internal sealed record TemplatePreview(string Name, IReadOnlyList<MessagePreview> Messages)
{
    public static TemplatePreview Of(Template template)
        => new(template.Name?.Value ?? "?", template.Languages.Where(language => language.Body is not null).Select(MessagePreview.Of).ToArray());
}

/// <summary>One language's message.</summary>
internal sealed record MessagePreview(string Language, string? Header, string Body, string? Footer, IReadOnlyList<ButtonPreview> Buttons)
{
    public static MessagePreview Of(TemplateLanguage language)
    {
        var buttons = language.Buttons.Where(button => button.IsComplete)
            .Select(button => new ButtonPreview(button.Kind, Fill(button.Title)!, Address(button) ?? button.Phone?.Value));
        return new MessagePreview(language.Code, Fill(language.Header), Fill(language.Body)!, Fill(language.Footer), buttons.ToArray());

        // A link's value begins with the button's constant part, and is cut off there.
        string? Address(TemplateButton button)
            => button.Url is null ? null : PlaceholderConverter.Replace(button.Url.Value, button.Url.Placeholders, (p, index) => language.Samples.TryGetValue(p.Name, out var sample)
                ? TwilioForm.ValueFor(language.Twilio.Variables[language.Twilio.FirstNumberOf(button.Url) + index - 1], sample.Value) ?? sample.Value
                : p.Raw);

        // A placeholder without a sample stays as it is written, so that the gap is seen.
        string? Fill(TemplateText? text)
            => text is null ? null : PlaceholderConverter.Replace(text.Value, text.Placeholders, (p, _) => language.Samples.TryGetValue(p.Name, out var sample) ? sample.Value : p.Raw);
    }
}

/// <summary>A button: its label, and the address or number it leads to.</summary>
internal sealed record ButtonPreview(ButtonKind Kind, string Title, string? Target);
