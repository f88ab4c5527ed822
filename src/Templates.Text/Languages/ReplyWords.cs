namespace WaTemplates.Text.Languages;

/// <summary>
/// What people write back, in one language. The lists of template texts (<c>yes</c>, <c>no</c>, <c>unsubscribe</c>) find
/// words inside sentences; these say what a whole message means, so they hold exact words and phrases without wildcards.
/// docs/languages.md tells what stands in each.
/// </summary>
internal sealed class ReplyWords
{
    private readonly IReadOnlyDictionary<string, string[]> entries;

    internal ReplyWords(string language, IReadOnlyDictionary<string, string[]> entries)
    {
        Language = language;
        this.entries = entries;
    }

    /// <summary>Base language, <c>es</c>; <c>any</c> for what holds in every one.</summary>
    public string Language { get; }

    /// <summary>Words that opt out alone, and first or last in a short message.</summary>
    public IReadOnlyList<string> Stop => Items("stop");

    /// <summary>Wordings that opt out as the whole message, courtesy around them aside; <c>*</c> stands for up to three words.</summary>
    public IReadOnlyList<string> StopPhrases => Items("stop-phrases");

    /// <summary>Everyday words that opt out only where they are all there is.</summary>
    public IReadOnlyList<string> StopWeak => Items("stop-weak");

    /// <summary>Neighbours that make a stop word an everyday one; <c>*</c> stands for the stop word.</summary>
    public IReadOnlyList<string> StopNot => Items("stop-not");

    /// <summary>Words to come back with.</summary>
    public IReadOnlyList<string> Start => Items("start");

    public IReadOnlyList<string> Yes => Items("reply-yes");

    public IReadOnlyList<string> No => Items("reply-no");

    /// <summary>Words that leave an answer open: or, not, maybe.</summary>
    public IReadOnlyList<string> Unsure => Items("reply-unsure");

    /// <summary>Words that change no meaning: please, thanks, and.</summary>
    public IReadOnlyList<string> Courtesy => Items("courtesy");

    /// <summary>Reads a language's lists and nothing else of it.</summary>
    public static ReplyWords Read(string language) => new(language, LanguageFile.Read(language));

    private string[] Items(string name) => entries.TryGetValue(name, out var items) ? items : [];
}
