using WaTemplates.Text.Folding;
using WaTemplates.Text.Languages;

namespace WaTemplates.Text.Tests.Languages;

public class LanguageDataTests
{
    public static TheoryData<string> Languages => new(LanguageData.Available);

    [Fact]
    public void Files_AreOfLanguagesThatWhatsAppKnows()
    {
        Assert.InRange(LanguageData.Available.Count(), 26, 111);
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
    }

    /// <summary>What we recommend, or send ourselves, must pass our own rules.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void OwnWording_HasNoBannedWord(string language)
    {
        var data = LanguageData.For(language);

        Assert.All(data.FeedbackWording.Append(data.UnsubscribeReply!), text =>
        {
            Assert.False(data.Banned.IsIn(FoldedText.Fold(text)), text);
            Assert.False(data.Doubtful.IsIn(FoldedText.Fold(text)), text);
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryEntry_MatchesItself(string language)
        => Assert.All(LanguageFile.Read(language).Where(entry => entry.Key is not ("feedback" or "unsubscribe-reply" or "keywords")).SelectMany(entry => entry.Value), item =>
        {
            var word = item.TrimStart('!').Trim('*').Replace("*", "", StringComparison.Ordinal);
            Assert.NotNull(WordPattern.Parse(item.TrimStart('!')).Find(FoldedText.Fold(word), 0, FoldedText.Fold(word).Length));
        });

    [Fact]
    public void Region_HasItsLanguagesWords() => Assert.Same(LanguageData.For("es"), LanguageData.For("es_MX"));

    [Fact]
    public void LanguageWithoutFile_HasTheWordsOfEveryLanguage()
    {
        var data = LanguageData.For("fi");

        Assert.True(data.Banned.IsIn("survey"));
        Assert.False(data.KnowsAnswers);
        Assert.Contains("STOP", data.Keywords.Select(keyword => keyword.Word), StringComparer.Ordinal);
        Assert.Equal(LanguageData.For("en").FeedbackWording, data.FeedbackWording);
    }
}
