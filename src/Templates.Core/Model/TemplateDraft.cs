namespace WaTemplates.Core.Model;

/// <summary>A template that is not written yet: its parts without places in a file.</summary>
internal sealed record TemplateDraft(string Name, TemplateKind Kind, TemplateCategory Category, IReadOnlyList<LanguageDraft> Languages)
{
    public string? Description { get; init; }

    /// <summary>Null stands for the template's name.</summary>
    public string? MailingList { get; init; }

    /// <summary>Samples by variable name, in the order to write them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Samples { get; init; } = [];
}

/// <summary>One language of a draft.</summary>
internal sealed record LanguageDraft(string Code, string Body)
{
    public string? Header { get; init; }

    public string? Footer { get; init; }

    public IReadOnlyList<ButtonDraft> Buttons { get; init; } = [];

    /// <summary>Session texts by answer: yes, no, unsubscribe, unclear.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Replies { get; init; } = [];

    /// <summary>Samples of this language only.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Samples { get; init; } = [];

    /// <summary>The texts whose placeholders are numbered, in reading order: header, body, footer, buttons.</summary>
    public IEnumerable<(TextComponent Component, string Text)> Texts()
    {
        if (Header is not null)
            yield return (TextComponent.Header, Header);
        yield return (TextComponent.Body, Body);
        if (Footer is not null)
            yield return (TextComponent.Footer, Footer);
        foreach (var button in Buttons)
        {
            yield return (TextComponent.ButtonTitle, button.Title);
            if (button.Kind == ButtonKind.Url)
                yield return (TextComponent.ButtonUrl, button.Target!);
        }
    }

    /// <summary>The language with each of <see cref="Texts"/> replaced.</summary>
    public LanguageDraft With(Func<string, string> replacement) => this with
    {
        Header = Header is null ? null : replacement(Header),
        Body = replacement(Body),
        Footer = Footer is null ? null : replacement(Footer),
        Buttons = Buttons.Select(button => button with { Title = replacement(button.Title), Target = button.Kind == ButtonKind.Url ? replacement(button.Target!) : button.Target }).ToArray(),
    };
}

/// <summary>A button of a draft.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Title">Its text.</param>
/// <param name="Target">The address or number it opens; null for a quick reply.</param>
/// <param name="Id">The payload of a quick reply, or null where its position gives it.</param>
internal sealed record ButtonDraft(ButtonKind Kind, string Title, string? Target = null, string? Id = null);
