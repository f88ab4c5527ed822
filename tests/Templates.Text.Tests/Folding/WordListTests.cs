using WaTemplates.Text.Folding;

namespace WaTemplates.Text.Tests.Folding;

public class WordListTests
{
    [Theory]
    [InlineData("ja", "ja, gern", true)]
    [InlineData("ja", "januar", false)]
    [InlineData("ja", "soja", false)]
    [InlineData("abmeld*", "bitte abmelden", true)]
    [InlineData("abmeld*", "neuabmelden", false)]
    [InlineData("*umfrage*", "kundenumfragen", true)]
    [InlineData("*frage", "umfrage", true)]
    [InlineData("*frage", "umfragen", false)]
    [InlineData("opt out", "to opt out now", true)]
    [InlineData("enquête", "une enquete", true)]
    [InlineData("是", "不是吗", true)]
    [InlineData("meld* ab", "melden sie sich hier ab", true)]
    [InlineData("meld* ab", "melden sie sich. ab morgen", false)]
    [InlineData("meld* ab", "melden sie sich abends", false)]
    [InlineData("meld* ab", "melden sie sich mit allen Ihren vielen vielen Freunden und Bekannten ab", false)]
    public void Pattern_StandsInText(string pattern, string folded, bool expected) => Assert.Equal(expected, WordList.Parse([pattern]).IsIn(folded));

    [Theory]
    [InlineData("не вопрос", false)]
    [InlineData("вопросник", false)]
    [InlineData("опрос и вопрос", true)]
    public void Exception_IsNoHit(string folded, bool expected) => Assert.Equal(expected, WordList.Parse(["*опрос*", "!*вопрос*"]).IsIn(folded));

    [Theory]
    [InlineData("不好", false)]
    [InlineData("很好", true)]
    [InlineData("不好，好", true)]
    public void Exception_MayBeWiderThanTheWord(string folded, bool expected) => Assert.Equal(expected, WordList.Parse(["*好*", "!*不好*"]).IsIn(folded));

    [Fact]
    public void Matches_AreWholeWordsInOrderAndOnce()
        => Assert.Equal([(0, 13), (18, 7)], WordList.Parse(["*frage*", "*umfrage*"]).Matches("kundenumfrage und umfrage", 0, 25).Select(match => (match.Start, match.Length)));

    [Fact]
    public void Part_IsAllThatIsSearched()
    {
        var list = WordList.Parse(["b"]);

        Assert.True(list.IsIn("a b c", 2, 3));
        Assert.False(list.IsIn("a b c", 3, 5));
        Assert.False(list.IsIn("a b c", 0, 2));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("\u00AD")]
    public void Pattern_NeedsLetters(string pattern) => Assert.Throws<FormatException>(() => WordPattern.Parse(pattern));
}
