using WaTemplates.Text.Languages;

namespace WaTemplates.Text.Tests.Languages;

public class LanguageFileTests
{
    [Fact]
    public void Lines_AreNamesAndEntries()
    {
        var entries = LanguageFile.Parse("xx", "# comment\r\n\nyes: a; b c ;\nno: d\nyes: e\n");

        Assert.Equal(["a", "b c", "e"], entries["yes"]);
        Assert.Equal(["d"], entries["no"]);
        Assert.Equal(2, entries.Count);
    }

    [Theory]
    [InlineData("maybe: a")]
    [InlineData("yes a")]
    [InlineData("Yes: a")]
    public void OtherLine_IsRefusedWithFileAndLine(string line)
    {
        var exception = Assert.Throws<FormatException>(() => LanguageFile.Parse("xx", line));

        Assert.Contains("xx.txt", exception.Message, StringComparison.Ordinal);
        Assert.Contains(line, exception.Message, StringComparison.Ordinal);
    }
}
