using WaTemplates.Text.Folding;

namespace WaTemplates.Text.Tests.Folding;

public class WordFormsTests
{
    [Theory]
    [InlineData("Befragung", "*Befragung*")]
    [InlineData("Umfrage", "*Umfrag*")]
    [InlineData("Quiz", "*Quiz*")]
    [InlineData("OK", "OK")]
    [InlineData("问卷", "*问卷*")]
    public void BannedWord_IsFoundInCompoundsUnlessShort(string word, string pattern) => Assert.Equal(pattern, WordForms.CompoundPattern(word));

    [Theory]
    [InlineData("survey", "survey", true)]
    [InlineData("surveys", "survey", true)]
    [InlineData("surveyed", "survey", true)]
    [InlineData("surveymonkey", "survey", false)]
    [InlineData("microsurvey", "survey", false)]
    [InlineData("umfragen", "umfrage", true)]
    [InlineData("ok", "ok", true)]
    [InlineData("oks", "ok", false)]
    public void Form_HasAtMostAnotherEnding(string word, string lemma, bool expected) => Assert.Equal(expected, WordForms.IsFormOf(word, lemma));
}
