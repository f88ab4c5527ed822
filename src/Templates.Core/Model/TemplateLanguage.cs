using WaTemplates.Core.Conversion;
using WaTemplates.Core.Source;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Model;

/// <summary>One language of a template.</summary>
internal sealed class TemplateLanguage(Spanned<string> code)
{
    public static readonly IReadOnlyDictionary<string, TemplateText> NoReplies = new Dictionary<string, TemplateText>(StringComparer.Ordinal);
    private TwilioForm? twilio;
    private LanguageData? data;
    private TemplateText[]? templateTexts;
    private TemplateText[]? allTexts;
    private TemplateText[]? numberedTexts;
    private TemplateText[]? placeholderTexts;
    private IReadOnlyDictionary<string, TemplateSample>? effectiveSamples;

    public string Code { get; } = code.Value;

    public SourceSpan CodeSpan { get; } = code.Span;

    public TemplateText? Header { get; init; }

    public TemplateText? Body { get; init; }

    public TemplateText? Footer { get; init; }

    public IReadOnlyList<TemplateButton> Buttons { get; init; } = [];

    /// <summary>Session texts by answer: yes, no, unsubscribe, unclear.</summary>
    public IReadOnlyDictionary<string, TemplateText> Replies { get; init; } = NoReplies;

    /// <summary>Samples of this language only.</summary>
    public IReadOnlyList<TemplateSample> OwnSamples { get; init; } = [];

    /// <summary>Samples of the whole file.</summary>
    public IReadOnlyList<TemplateSample> SharedSamples { get; init; } = [];

    public bool IsComplete => Body is not null && Buttons.All(button => button.IsComplete);

    public LanguageData Data => data ??= LanguageData.For(Code);

    /// <summary>The language as Twilio will hold it.</summary>
    public TwilioForm Twilio => twilio ??= TwilioForm.Of(this);

    /// <summary>Samples by variable name; the language's own go before the file's.</summary>
    public IReadOnlyDictionary<string, TemplateSample> Samples => effectiveSamples ??= MergeSamples();

    /// <summary>Texts that reach the recipient as part of the template: header, body, footer, button titles.</summary>
    public IReadOnlyList<TemplateText> TemplateTexts => templateTexts ??= Texts(button => [button.Title]);

    /// <summary>Every string a person will read: the template's texts and the replies.</summary>
    public IReadOnlyList<TemplateText> AllTexts => allTexts ??= WithReplies(TemplateTexts);

    /// <summary>Texts whose placeholders become Twilio variables, in reading order.</summary>
    public IReadOnlyList<TemplateText> NumberedTexts => numberedTexts ??= Texts(button => [button.Title, button.Url]);

    /// <summary>Every text in which a placeholder may stand.</summary>
    public IReadOnlyList<TemplateText> PlaceholderTexts => placeholderTexts ??= WithReplies(NumberedTexts);

    private TemplateText[] Texts(Func<TemplateButton, IEnumerable<TemplateText?>> ofButton)
        => Buttons.Count == 0 && Header is null && Footer is null && Body is not null ? [Body] : new[] { Header, Body, Footer }.Concat(Buttons.SelectMany(ofButton)).OfType<TemplateText>().ToArray();

    private TemplateText[] WithReplies(IReadOnlyList<TemplateText> texts) => Replies.Count == 0 ? (TemplateText[])texts : [.. texts, .. Replies.Values];

    private Dictionary<string, TemplateSample> MergeSamples()
    {
        var merged = new Dictionary<string, TemplateSample>(StringComparer.Ordinal);
        foreach (var sample in SharedSamples)
            merged[sample.Name] = sample;
        foreach (var sample in OwnSamples)
            merged[sample.Name] = sample;
        return merged;
    }
}
