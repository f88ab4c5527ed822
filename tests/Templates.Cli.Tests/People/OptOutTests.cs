using static WaTemplates.Cli.Tests.SimulatedAccount;

namespace WaTemplates.Cli.Tests.People;

public class OptOutTests
{
    private const string Anna = "+4915112345601";

    [Fact]
    public async Task WhatIsAdded_IsListed_AndNobodyElse()
    {
        using var folder = new TemporaryFolder("optout");
        await InitializeAsync(folder);
        Assert.Equal(0, CommandLine.Run(folder, "optout", "add", "0049 151 12345601", "--list", "portal", "--evidence", "ticket 7").ExitCode);
        Assert.Equal(0, CommandLine.Run(folder, "optout", "add", Anna).ExitCode);
        Assert.Equal(0, CommandLine.Run(folder, "optout", "add", "DE.13491208655302741918").ExitCode);

        var all = CommandLine.Run(folder, "optout", "list", "--format", "json");
        Assert.Equal((0, 3), (all.ExitCode, all.Lines.Length));
        Assert.Equal(2, all.Lines.Select(line => line[..45]).Distinct(StringComparer.Ordinal).Count());
        var one = Assert.Single(CommandLine.Run(folder, "optout", "list", "--list", "portal").Lines);
        Assert.Matches("^[0-9-]{10} [0-9:]{5}  portal +operator +[0-9a-f]{32}  ticket 7$", one);
    }

    [Fact]
    public async Task AnExport_GoesIntoTheSameLedgersCopy_AndTellsWhatAnotherCannotKnow()
    {
        using var folder = new TemporaryFolder("optout");
        using var other = new TemporaryFolder("optout");
        await InitializeAsync(folder);
        await InitializeAsync(other);
        CommandLine.Run(folder, "optout", "add", Anna, "--list", "portal", "--evidence", "=cmd|x");
        Assert.Equal(0, CommandLine.Run(folder, "optout", "export", "-o", "out.csv").ExitCode);
        Assert.Matches("""^phone,person,scope,source,since,evidence,ledger\n,[0-9a-f]{32},portal,operator,20[0-9T:Z-]+,"?'=cmd\|x"?,[0-9a-f]{8}\n$""", File.ReadAllText(folder["out.csv"]));
        var rowBefore = Assert.Single(CommandLine.Run(folder, "optout", "list").Lines);

        var same = CommandLine.Run(folder, "optout", "import", "out.csv");
        Assert.Equal(0, same.ExitCode);
        Assert.Contains("0 opt-outs recorded, 1 known before", same.Error, StringComparison.Ordinal);
        Assert.Equal(rowBefore, Assert.Single(CommandLine.Run(folder, "optout", "list").Lines));

        File.Copy(folder["out.csv"], other["out.csv"]);
        var foreign = CommandLine.Run(other, "optout", "import", "out.csv");
        Assert.Equal(1, foreign.ExitCode);
        Assert.Contains("2,other-ledger,", File.ReadAllText(other["out.refused.csv"]), StringComparison.Ordinal);
        Assert.Empty(CommandLine.Run(other, "optout", "list").Lines);
    }

    [Fact]
    public async Task QualtricsContacts_AreTakenByTheirMark()
    {
        using var folder = new TemporaryFolder("optout");
        await InitializeAsync(folder);
        folder.Write("contacts.csv", """
            First Name,Last Name,Email,Phone,External Data Reference,Language,Unsubscribed
            Anna,A,a@example.com,0151 12345601,,DE,true
            Bo,B,b@example.com,+4915112345602,,DE,false
            Cleo,C,c@example.com,+4915112345603,,DE,maybe
            Dan,D,d@example.com,+12,,DE,TRUE
            Eve,E,e@example.com,+4915112345605,,DE,

            """);
        var import = CommandLine.Run(folder, "optout", "import", "contacts.csv", "--country", "DE", "--list", "portal");
        Assert.Equal(1, import.ExitCode);
        Assert.Contains("1 opt-outs recorded, 0 known before, 2 contacts not opted out", import.Error, StringComparison.Ordinal);
        Assert.Equal(["line,reason,detail", "4,bad-mark,Column 'Unsubscribed' says neither true nor false. Write one of them.", "5,bad-number,The number cannot be used: it has fewer than 8 digits."], File.ReadAllLines(folder["contacts.refused.csv"]));
        Assert.EndsWith("contacts.csv:2", Assert.Single(CommandLine.Run(folder, "optout", "list").Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("12345601", import.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it has letters", "add", "Anna")]
    [InlineData("--list has no name", "add", Anna, "--list", "")]
    [InlineData("'missing.csv' cannot be read", "import", "missing.csv")]
    [InlineData("--country XX", "import", "missing.csv", "--country", "XX")]
    [InlineData("watemplates optout add --help", "add")]
    public async Task BadUsage_IsToldAndChangesNothing(string complaint, params string[] arguments)
    {
        using var folder = new TemporaryFolder("optout");
        await InitializeAsync(folder);
        var result = CommandLine.Run(folder, ["optout", .. arguments]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.Empty(CommandLine.Run(folder, "optout", "list").Lines);
    }

    [Fact]
    public void WithoutALedger_NothingIsMade()
    {
        using var folder = new TemporaryFolder("optout");
        var result = CommandLine.Run(folder, "optout", "list");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("serve --init", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullPath));
    }
}
