using WaTemplates.Runtime.Replies;
using WaTemplates.Text.Languages;

namespace WaTemplates.Runtime.Tests.Replies;

/// <summary>The word lists against each other: a word of one language must not undo one of another.</summary>
public class LexiconTests
{
    private static readonly ReplyReader Reader = new();

    public static TheoryData<string> Languages => new(LanguageData.Available);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Answers_AreReadAsSuch_AndNeverOptOut(string language)
    {
        var words = LanguageData.For(language).Replies;
        Assert.Empty(Misread(words.Yes, language, ReadingKind.Yes).Concat(Misread(words.No, language, ReadingKind.No)).Concat(Misread(words.Unsure, language, ReadingKind.Unclear)));
        Assert.Empty(Misread(words.Courtesy, language, ReadingKind.Free, ReadingKind.Yes, ReadingKind.No, ReadingKind.Unclear));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void StopWords_OptOutOfEverything(string language)
    {
        var words = LanguageData.For(language).Replies;
        Assert.Empty(Misread([.. words.Stop, .. words.StopPhrases.Select(phrase => phrase.Replace("*", "", StringComparison.Ordinal)), .. words.StopWeak], language, ReadingKind.Unsubscribe));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void StartWords_BringBack_AndAreNoAnswers(string language)
    {
        var words = LanguageData.For(language).Replies;
        Assert.Empty(Misread(words.Start, language, ReadingKind.Start));
        Assert.DoesNotContain(words.Start, Reader.IsAnswer);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("ja")]
    [InlineData("oui")]
    [InlineData("sí")]
    [InlineData("да")]
    [InlineData("نعم")]
    public void Answers_NeverBringBack(string text)
    {
        Assert.True(Reader.IsAnswer(text));
        Assert.All(LanguageData.Available, language => Assert.NotEqual(ReadingKind.Start, Reader.Read(text, ReplyMenus.None, language).Kind));
    }

    private static IEnumerable<string> Misread(IEnumerable<string> texts, string language, params ReadingKind[] kinds)
        => texts.Select(text => (Text: text, Read: Reader.Read(text, ReplyMenus.Typed, language))).Where(read => !kinds.Contains(read.Read.Kind)).Select(read => $"{language}: '{read.Text}' is {read.Read.Kind} by {read.Read.Rule}");
}
