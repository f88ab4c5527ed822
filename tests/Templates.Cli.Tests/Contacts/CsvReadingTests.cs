using System.Text;
using WaTemplates.Cli.Contacts;

namespace WaTemplates.Cli.Tests.Contacts;

public class CsvReadingTests
{
    public static TheoryData<string, Encoding> Encodings => new()
    {
        { "UTF-8", new UTF8Encoding(false) },
        { "UTF-8 with mark", new UTF8Encoding(true) },
        { "UTF-16", new UnicodeEncoding(false, true) },
        { "UTF-16 without mark", new UnicodeEncoding(false, false) },
        { "UTF-16, big end first", new UnicodeEncoding(true, true) },
        { "UTF-16 without mark, big end first", new UnicodeEncoding(true, false) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task EveryUnicodeEncoding_IsRead(string name, Encoding encoding)
    {
        using var folder = new TemporaryFolder();
        var (contacts, refused) = await ContactLists.ReadAsync(ContactLists.Write(folder, "Phone,FirstName\n+4915112345601,Jürgen 😀\n", encoding), ["FirstName"]);
        Assert.True(contacts is [{ Line: 2, Phone: "+4915112345601" }] && contacts[0].Values["FirstName"] == "Jürgen 😀", name);
        Assert.Empty(refused);
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public async Task Separators_AreFoundOut(string separator)
    {
        using var folder = new TemporaryFolder();
        var text = $"Phone,FirstName,Note\n+4915112345601,\"Anna{separator} \"\"die\"\" Erste\",x\n+4915112345602, \"Bo\",\n".Replace(",", separator, StringComparison.Ordinal);
        var (contacts, _) = await ContactLists.ReadAsync(ContactLists.Write(folder, text), ["FirstName"]);
        Assert.Equal([$"Anna{separator} \"die\" Erste", "Bo"], contacts.Select(contact => contact.Values["FirstName"]));
    }

    [Fact]
    public async Task ASpreadsheetsHint_NamesTheSeparator()
    {
        using var folder = new TemporaryFolder();
        var (contacts, _) = await ContactLists.ReadAsync(ContactLists.Write(folder, "sep=;\nPhone;FirstName\n+4915112345601;Anna, Bo\n"), ["FirstName"]);
        Assert.Equal((3, "Anna, Bo"), (contacts[0].Line, contacts[0].Values["FirstName"]));
    }

    [Fact]
    public async Task Lines_AreThoseOfTheFile()
    {
        using var folder = new TemporaryFolder();
        var (contacts, refused) = await ContactLists.ReadAsync(
            ContactLists.Write(folder, "Phone,FirstName\r\n1,\"two\r\nlines\"\r\n\r\n2,b\r\n3,c,d\r\n4,e,\r\n5\r\n6,x\"y\r\n"), ["FirstName"]);
        Assert.Equal([(2, "1"), (5, "2"), (7, "4"), (8, "5")], contacts.Select(contact => ((int)contact.Line, contact.Phone)));
        Assert.Equal([(6, RefusedRow.BadRow), (9, RefusedRow.BadRow)], refused.Select(row => ((int)row.Line, row.Reason)));
        Assert.Contains("3 cells", refused[0].Detail, StringComparison.Ordinal);
        Assert.Contains("has a quote in the middle", refused[1].Detail, StringComparison.Ordinal);
        Assert.Empty(contacts[^1].Values);
    }

    [Fact]
    public async Task Windows1252_IsRefusedWithItsLine()
    {
        using var folder = new TemporaryFolder();
        var path = ContactLists.Write(folder, "Phone,FirstName\n1,Anna\n2,J\u00FCrgen\n", Encoding.Latin1);
        var problem = await Assert.ThrowsAsync<CannotRunException>(() => CsvCheck.RunAsync(path, TestContext.Current.CancellationToken));
        Assert.Contains("line 3 has the byte 0xFC, 'ü' in Windows-1252", problem.Message, StringComparison.Ordinal);
        Assert.Contains("CSV UTF-8", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadBytes_FarBehind_AreFoundBeforeAnythingIsRead()
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder("Phone,FirstName\n").Insert(16, "+4915112345601,ü\n", 40_000).Append("2,J\u00FCrgen\n").ToString();
        var path = folder["people.csv"];
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes(text[..^9]), .. "2,J"u8, 0xFC, .. "rgen\n"u8]);
        var problem = await Assert.ThrowsAsync<CannotRunException>(() => CsvCheck.RunAsync(path, TestContext.Current.CancellationToken));
        Assert.Contains("line 40002 ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("Phone,FirstName\n", "no row below")]
    [InlineData("+4915112345601,Anna\n+4915112345602,Bo\n", "a person in its first line")]
    [InlineData(" , \n1,2\n", "no names in its first line")]
    [InlineData("PK\u0003\u0004rest", "is a workbook")]
    [InlineData("Phone,FirstName\n1,\"Anna\n2,Bo\n", "line 2: a quote opens a cell and nothing closes it")]
    [InlineData("Phone\n\0\u0001\u0002", "zero bytes")]
    public async Task WhatIsNoList_IsRefused(string text, string why)
        => Assert.Contains(why, await ContactLists.ProblemAsync(text, []), StringComparison.Ordinal);

    [Fact]
    public async Task AnUnclosedQuote_InALongFile_EndsEarly()
    {
        var text = new StringBuilder("Phone,FirstName\n1,\"Anna\n").Insert(24, "+4915112345601,x\n", 60_000).ToString();
        Assert.Contains("nothing closes it", await ContactLists.ProblemAsync(text, []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingFile_IsTold()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<CannotRunException>(() => CsvCheck.RunAsync(folder["none.csv"], TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }
}
