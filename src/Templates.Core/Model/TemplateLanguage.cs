using WaTemplates.Core.Conversion;
using WaTemplates.Core.Source;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Model;

/// <summary>One language of a template.</summary>
internal sealed class TemplateLanguage(Spanned<string> code)
{
    private TwilioForm? twilio;
    private IReadOnlyDictionary<string, TemplateSample>? effectiveSamples;

    public string Code { get; } = code.Value;

    public SourceSpan CodeSpan { get; } = code.Span;

    public TemplateText? Header { get; init; }

    public TemplateText? Body { get; init; }

    public TemplateText? Footer { get; init; }

    public IReadOnlyList<TemplateButton> Buttons { get; init; } = [];

    /// <summary>Session texts by answer: yes, no, unsubscribe, unclear.</summary>
    public IReadOnlyDictionary<string, TemplateText> Replies { get; init; } = new Dictionary<string, TemplateText>(StringComparer.Ordinal);

    /// <summary>Samples of this language only.</summary>
    public IReadOnlyList<TemplateSample> OwnSamples { get; init; } = [];

    /// <summary>Samples of the whole file.</summary>
    public IReadOnlyList<TemplateSample> SharedSamples { get; init; } = [];

    public bool IsComplete => Body is not null && Buttons.All(button => button.IsComplete);

    public LanguageData Data => LanguageData.For(Code);

    /// <summary>The language as Twilio will hold it.</summary>
    public TwilioForm Twilio => twilio ??= TwilioForm.Of(this);

    /// <summary>Samples by variable name; the language's own go before the file's.</summary>
    public IReadOnlyDictionary<string, TemplateSample> Samples => effectiveSamples ??= MergeSamples();

    /// <summary>Texts that reach the recipient as part of the template: header, body, footer, button titles.</summary>
    public IEnumerable<TemplateText> TemplateTexts
        => new[] { Header, Body, Footer }.Concat(Buttons.Select(button => button.Title)).OfType<TemplateText>();

    /// <summary>Every string a person will read: the template's texts and the replies.</summary>
    public IEnumerable<TemplateText> AllTexts => TemplateTexts.Concat(Replies.Values);

    /// <summary>Texts whose placeholders become Twilio variables, in reading order.</summary>
    public IEnumerable<TemplateText> NumberedTexts
        => new[] { Header, Body, Footer }.Concat(Buttons.SelectMany(button => new[] { button.Title, button.Url })).OfType<TemplateText>();

    /// <summary>Every text in which a placeholder may stand.</summary>
    public IEnumerable<TemplateText> PlaceholderTexts => NumberedTexts.Concat(Replies.Values);

    private Dictionary<string, TemplateSample> MergeSamples()
    {
        var merged = new Dictionary<string, TemplateSample>(StringComparer.Ordinal);
        foreach (var sample in SharedSamples.Concat(OwnSamples))
            merged[sample.Name] = sample;
        return merged;
    }
}
