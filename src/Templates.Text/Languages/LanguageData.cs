using System.Collections.Concurrent;
using WaTemplates.Text.Folding;

namespace WaTemplates.Text.Languages;

/// <summary>
/// Words of one language, read from <c>Languages/Data/LANGUAGE.txt</c>. A list the file lacks is empty, and what is
/// judged with it is then not judged. docs/languages.md tells how to add one.
/// </summary>
internal sealed class LanguageData
{
    private const string EveryLanguage = "any";
    private static readonly ConcurrentDictionary<string, LanguageData> Loaded = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string[]> entries;

    private LanguageData(string language, IReadOnlyDictionary<string, string[]> entries)
    {
        Language = language;
        this.entries = entries;
        Doubtful = List("doubtful");
        Yes = List("yes");
        No = List("no");
        Unsubscribe = List("unsubscribe");
        OptOut = List("optout");
        AskForReply = List("ask");
        Banned = List("banned");
        Promotion = List("promotion");
        SensitiveData = List("sensitive");
        AskForData = List("provide").With(AskForReply);
        Never = List("never");
        StopWords = Items("stopwords");
        Keywords = Items("keywords").Select(word => new Keyword(word, WordPattern.Parse(word))).ToArray();
        FeedbackWording = Items("feedback");
        FeedbackNoun = Items("instead").FirstOrDefault();
        OptionWords = Items("options");
        UnsubscribeReply = Items("unsubscribe-reply").FirstOrDefault();
        StartReply = Items("start-reply").FirstOrDefault();
        Replies = new ReplyWords(language, entries);
    }

    /// <summary>Base language, <c>es</c>.</summary>
    public string Language { get; }

    /// <summary>Words for a survey: this language's and those banned in every language.</summary>
    public WordList Banned { get; private set; }

    /// <summary>Words that mean a survey but have an everyday sense as well.</summary>
    public WordList Doubtful { get; }

    public WordList Yes { get; }

    public WordList No { get; }

    public WordList Unsubscribe { get; }

    /// <summary>Wording that tells what an opt-out link does.</summary>
    public WordList OptOut { get; }

    /// <summary>Verbs that ask the reader to send a word back.</summary>
    public WordList AskForReply { get; }

    /// <summary>Words of advertising: discounts, offers, prizes.</summary>
    public WordList Promotion { get; }

    /// <summary>Names of numbers that nobody may ask for: cards, accounts, identity papers.</summary>
    public WordList SensitiveData { get; }

    /// <summary>Verbs that ask the reader for data: those that ask for a reply, and enter, confirm, tell us.</summary>
    public WordList AskForData { get; }

    /// <summary>Words that turn a request around: never, not, last four digits.</summary>
    public WordList Never { get; }

    /// <summary>The language's most frequent function words; evidence of what language a text is written in.</summary>
    public IReadOnlyList<string> StopWords { get; }

    /// <summary>Words the carrier's opt-in and opt-out handling swallows; the same in every language.</summary>
    public IReadOnlyList<Keyword> Keywords { get; private set; }

    /// <summary>Wording to use instead of a banned word.</summary>
    public IReadOnlyList<string> FeedbackWording { get; private set; }

    /// <summary>A noun that can stand where a banned word stood.</summary>
    public string? FeedbackNoun { get; }

    /// <summary>What the options of a two-way template say: yes, no, unsubscribe; empty where not known.</summary>
    public IReadOnlyList<string> OptionWords { get; }

    /// <summary>What to answer to an opt-out where the template has no text of its own.</summary>
    public string? UnsubscribeReply { get; }

    /// <summary>What to answer to somebody who comes back.</summary>
    public string? StartReply { get; }

    /// <summary>What people write back.</summary>
    public ReplyWords Replies { get; }

    public bool KnowsAnswers => !Yes.IsEmpty && !No.IsEmpty && !Unsubscribe.IsEmpty;

    /// <summary>Data for a language code or base language; one without a file has the words of every language only.</summary>
    public static LanguageData For(string code) => Loaded.GetOrAdd(WhatsAppLanguages.BaseOf(code), Load);

    /// <summary>All languages that have a file.</summary>
    public static IEnumerable<string> Available
        => typeof(LanguageData).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Languages/", StringComparison.Ordinal))
            .Select(name => name.Substring("Languages/".Length).Replace(".txt", ""))
            .Where(name => name != EveryLanguage)
            .OrderBy(name => name, StringComparer.Ordinal);

    private static LanguageData Load(string language)
    {
        var own = new LanguageData(language, LanguageFile.Read(language));
        if (language == EveryLanguage)
            return own;
        var every = For(EveryLanguage);
        own.Banned = every.Banned.With(own.Banned);
        own.Keywords = every.Keywords;
        if (own.FeedbackWording.Count == 0)
            own.FeedbackWording = For("en").FeedbackWording;
        return own;
    }

    private WordList List(string name) => entries.TryGetValue(name, out var items) ? WordList.Parse(items) : WordList.Empty;

    private string[] Items(string name) => entries.TryGetValue(name, out var items) ? items : [];
}

/// <summary>A carrier keyword as the carrier writes it, and the pattern that finds it in folded text.</summary>
internal sealed record Keyword(string Word, WordPattern Pattern);
