using WaTemplates.Text.Languages;

namespace WaTemplates.Text.Tests.Languages;

public class WhatsAppLanguagesTests
{
    [Fact]
    public void Codes_Are111Distinct()
    {
        Assert.Equal(111, WhatsAppLanguages.All.Count);
        Assert.Distinct(WhatsAppLanguages.All, StringComparer.Ordinal);
        Assert.All(WhatsAppLanguages.All, code => Assert.Matches("^[a-z]{2,3}(_[A-Z]{2})?$", code));
    }

    [Theory]
    [InlineData("de-DE", "de")]
    [InlineData("DE", "de")]
    [InlineData("de_AT ", "de_AT")]
    [InlineData("en-us", "en_US")]
    [InlineData("pt", "pt_BR pt_PT")]
    [InlineData("pt-br", "pt_BR")]
    [InlineData("zh", "zh_CN zh_HK zh_TW")]
    [InlineData("zh-Hans", "zh_CN")]
    [InlineData("zh-Hant-TW", "zh_TW zh_HK")]
    [InlineData("no", "nb")]
    [InlineData("nn_NO", "nb")]
    [InlineData("iw", "he")]
    [InlineData("in", "id")]
    [InlineData("es-419", "es")]
    [InlineData("klingon", "")]
    [InlineData("", "")]
    public void UnknownCode_SuggestsWhatWasMeant(string written, string expected) => Assert.Equal(expected, string.Join(' ', WhatsAppLanguages.Suggest(written)));

    [Theory]
    [InlineData("es_MX", "es")]
    [InlineData("PT-BR", "pt")]
    [InlineData("fil", "fil")]
    public void Base_IsTheLanguageWithoutRegion(string code, string expected) => Assert.Equal(expected, WhatsAppLanguages.BaseOf(code));

    [Theory]
    [InlineData("de", true)]
    [InlineData("DE", false)]
    [InlineData("pt", false)]
    public void Known_IsExact(string code, bool expected) => Assert.Equal(expected, WhatsAppLanguages.IsKnown(code));
}
