using WaTemplates.Text.Folding;
using WaTemplates.Text.Languages;

namespace WaTemplates.Text.Tests.Languages;

public class LanguageDataTests
{
    public static TheoryData<string> Languages => new(LanguageData.Available);

    [Fact]
    public void Files_AreOfLanguagesThatWhatsAppKnows()
    {
        Assert.InRange(LanguageData.Available.Count(), 58, 111);
        Assert.All(LanguageData.Available, language => Assert.True(WhatsAppLanguages.IsKnownBase(language), language));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void File_HasEveryListThatRulesJudgeWith(string language)
    {
        var data = LanguageData.For(language);

        Assert.True(data.KnowsAnswers);
        Assert.False(data.OptOut.IsEmpty);
        Assert.False(data.AskForReply.IsEmpty);
        Assert.NotEmpty(data.FeedbackWording);
        Assert.NotNull(data.UnsubscribeReply);
        Assert.NotNull(data.StartReply);
        Assert.NotEmpty(data.Replies.Yes);
        Assert.NotEmpty(data.Replies.No);
        Assert.NotEmpty(data.Replies.Stop);
        Assert.NotEmpty(data.Replies.Start);
        Assert.NotNull(data.FeedbackNoun);
        Assert.False(data.Promotion.IsEmpty);
        Assert.False(data.SensitiveData.IsEmpty);
        Assert.Contains("provide", LanguageFile.Read(language).Keys, StringComparer.Ordinal);
        Assert.False(data.Never.IsEmpty);
    }

    /// <summary>What we recommend, insert or send ourselves must pass our own rules.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void OwnWording_PassesOwnRules(string language)
    {
        var data = LanguageData.For(language);

        Assert.All(data.FeedbackWording.Concat(data.OptionWords).Append(data.FeedbackNoun!).Append(data.UnsubscribeReply!).Append(data.StartReply!), text =>
        {
            Assert.False(data.Banned.IsIn(FoldedText.Fold(text)), text);
            Assert.False(data.Doubtful.IsIn(FoldedText.Fold(text)), text);
            Assert.False(data.Promotion.IsIn(FoldedText.Fold(text)), text);
            Assert.False(data.SensitiveData.IsIn(FoldedText.Fold(text)), text);
        });
    }

    /// <summary>The wording that a fix inserts means what it should by the language's own lists, and nothing else.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Options_AreYesNoAndUnsubscribe(string language)
    {
        var data = LanguageData.For(language);
        WordList[] answers = [data.Yes, data.No, data.Unsubscribe];

        Assert.Equal(3, data.OptionWords.Count);
        for (var i = 0; i < 3; i++)
        {
            var folded = FoldedText.Fold(data.OptionWords[i]);
            Assert.Equal([i], Enumerable.Range(0, 3).Where(answer => answers[answer].IsIn(folded)));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void StopWords_AreManySingleWords(string language)
    {
        var words = LanguageData.For(language).StopWords;

        Assert.InRange(words.Select(FoldedText.Fold).Distinct(StringComparer.Ordinal).Count(), 20, 140);
        Assert.Equal(words.Distinct(StringComparer.Ordinal), words);
        Assert.All(words, word => Assert.True(word.All(Script.IsWordPart), word));
    }

    [Fact]
    public void StopWords_OfOneLanguageAreNoneOfAnothers()
    {
        var folded = LanguageData.Available.ToDictionary(language => language, language => LanguageData.For(language).StopWords.Select(FoldedText.Fold).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

        Assert.Empty(folded.SelectMany(_ => folded, (one, other) => (One: one, Other: other)).Where(pair => pair.One.Key != pair.Other.Key && pair.One.Value.IsSubsetOf(pair.Other.Value)).Select(pair => $"{pair.One.Key} in {pair.Other.Key}"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryEntry_MatchesItself(string language)
        => Assert.All(LanguageFile.Read(language).Where(entry => !entry.Key.StartsWith("stop", StringComparison.Ordinal) && entry.Key is not ("start-reply" or "feedback" or "instead" or "options" or "stopwords" or "unsubscribe-reply" or "keywords")).SelectMany(entry => entry.Value), item =>
        {
            var word = item.TrimStart('!').Trim('*').Replace("*", "", StringComparison.Ordinal);
            Assert.NotNull(WordPattern.Parse(item.TrimStart('!')).Find(FoldedText.Fold(word), 0, FoldedText.Fold(word).Length));
        });

    [Fact]
    public void Region_HasItsLanguagesWords() => Assert.Same(LanguageData.For("es"), LanguageData.For("es_MX"));

    [Fact]
    public void LanguageWithoutFile_HasTheWordsOfEveryLanguage()
    {
        var data = LanguageData.For("rw");

        Assert.True(data.Banned.IsIn("survey"));
        Assert.False(data.KnowsAnswers);
        Assert.Contains("STOP", data.Keywords.Select(keyword => keyword.Word), StringComparer.Ordinal);
        Assert.Equal(LanguageData.For("en").FeedbackWording, data.FeedbackWording);
    }
}
