using System.Globalization;
using System.Text;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Tests.Replies;

public class CorpusTests(ITestOutputHelper output)
{
    private static readonly ReplyReader Reader = new();

    [Fact]
    public void Texts_AreReadAsLabelled()
    {
        var results = CorpusText.All.Select(text => (Text: text, Read: KindOf(Reader.Read(text.Text, ReplyMenus.Typed, text.Language)))).ToArray();
        output.WriteLine(Table(results.Select(result => (result.Text, result.Read == result.Text.Kind))));
        foreach (var (text, read) in results.Where(result => result.Text.IsKnownMiss))
            output.WriteLine($"known miss: {text.File}: '{text.Text}' is {text.Kind}, read as {read}");

        Assert.Empty(results.Where(result => (result.Read == result.Text.Kind) == result.Text.IsKnownMiss).Select(result => $"{result.Text.File}: '{result.Text.Text}' is {result.Text.Kind}, read as {result.Read}"));
    }

    [Fact]
    public void Corpus_IsLarge()
    {
        Assert.InRange(CorpusText.All.Count, 800, int.MaxValue);
        Assert.InRange(CorpusText.All.Select(text => text.Language).Distinct(StringComparer.Ordinal).Count(), 30, int.MaxValue);
        Assert.Empty(CorpusText.All.GroupBy(text => (text.File, text.Text)).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    /// <summary>A stop word is one in everybody's conversation, whatever language the question was in.</summary>
    [Fact]
    public void StopTexts_OptOut_InConversationsOfEveryLanguageAndWithoutQuestion()
    {
        var languages = CorpusText.All.Select(text => text.Language).Distinct(StringComparer.Ordinal).ToArray();
        var missed = from text in CorpusText.All
                     where text is { Kind: "stop", IsAlways: true }
                     from language in languages
                     where KindOf(Reader.Read(text.Text, ReplyMenus.Typed, language)) != "stop" || KindOf(Reader.Read(text.Text, ReplyMenus.None, language: null)) != "stop"
                     select $"{text.File}: '{text.Text}' to a question in {language}";
        Assert.Empty(missed);
    }

    [Fact]
    public void WithoutQuestion_NothingIsAnAnswer()
        => Assert.DoesNotContain(CorpusText.All, text => Reader.Read(text.Text, ReplyMenus.None, text.Language) is { Kind: ReadingKind.Yes or ReadingKind.No } or { Kind: ReadingKind.Unsubscribe, IsForEverything: false });

    internal static string KindOf(ReplyReading reading) => reading.Kind switch
    {
        ReadingKind.Unsubscribe => reading.IsForEverything ? "stop" : "list",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static string Table(IEnumerable<(CorpusText Text, bool IsRight)> results)
    {
        var table = new StringBuilder("file     texts   right  always  right\n");
        var all = results.ToArray();
        foreach (var group in all.GroupBy(result => result.Text.File, StringComparer.Ordinal).Append(all.GroupBy(_ => "all", StringComparer.Ordinal).Single()))
        {
            var always = group.Where(result => result.Text.IsAlways).ToArray();
            table.Append(CultureInfo.InvariantCulture, $"{group.Key,-8} {group.Count(),5}  {group.Count(result => result.IsRight),6}  {always.Length,6} {always.Count(result => result.IsRight),6}\n");
        }

        return table.ToString();
    }
}
