using WaTemplates.Core.Source;

namespace WaTemplates.Core.Model;

internal enum ButtonKind
{
    QuickReply,
    Url,
    Phone,
}

internal sealed class TemplateButton(ButtonKind kind, SourceSpan span)
{
    public ButtonKind Kind { get; } = kind;

    public SourceSpan Span { get; } = span;

    /// <summary>The label; of a quick reply its own text.</summary>
    public TemplateText? Title { get; init; }

    /// <summary>The address of a URL button.</summary>
    public TemplateText? Url { get; init; }

    /// <summary>The number of a phone button.</summary>
    public Spanned<string>? Phone { get; init; }

    /// <summary>The payload of a quick reply as written, or null where its position gives it.</summary>
    public Spanned<string>? Id { get; init; }

    public bool IsComplete => Title is not null && Kind switch
    {
        ButtonKind.Url => Url is not null,
        ButtonKind.Phone => Phone is not null,
        _ => true,
    };
}
