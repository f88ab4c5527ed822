using System.Text.RegularExpressions;
using WaTemplates.Testing;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Tests.Docs;

/// <summary>Messages send people to docs/languages.md.</summary>
public class LanguagePageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/languages.md"));

    private static readonly string[] Lists = Page.Split("\n\n").Where(part => part.StartsWith("`af`", StringComparison.Ordinal)).ToArray();

    [Fact]
    public void Page_ListsExactlyTheKnownCodes() => AssertLists(WhatsAppLanguages.All, Lists[0]);

    [Fact]
    public void Page_ListsExactlyTheLanguagesWithData() => AssertLists(LanguageData.Available, Lists[1]);

    [Fact]
    public void Page_NamesEveryEntryOfTheFiles()
        => Assert.All(LanguageData.Available.Append("any").SelectMany(language => LanguageFile.Read(language).Keys).Distinct(StringComparer.Ordinal), name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));

    private static void AssertLists(IEnumerable<string> codes, string list)
        => Assert.Equal(codes.Order(StringComparer.Ordinal), Regex.Matches(list, "`(?<code>[^`]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture).Select(match => match.Groups["code"].Value), StringComparer.Ordinal);
}
