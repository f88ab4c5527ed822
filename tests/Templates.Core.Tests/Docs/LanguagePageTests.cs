using System.Text.RegularExpressions;
using WaTemplates.Testing;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Tests.Docs;

/// <summary>Messages send people to docs/languages.md.</summary>
public class LanguagePageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/languages.md"));

    [Fact]
    public void Page_ListsExactlyTheKnownCodes()
    {
        var list = Page.Split("\n\n").Single(part => part.StartsWith("`af`", StringComparison.Ordinal));

        Assert.Equal(WhatsAppLanguages.All.Order(StringComparer.Ordinal), Regex.Matches(list, "`(?<code>[^`]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture).Select(match => match.Groups["code"].Value), StringComparer.Ordinal);
    }

    [Fact]
    public void Page_NamesEveryEntryOfTheFiles()
        => Assert.All(LanguageData.Available.Append("any").SelectMany(language => LanguageFile.Read(language).Keys).Distinct(StringComparer.Ordinal), name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
}
