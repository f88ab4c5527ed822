using System.Globalization;
using System.Text;
using Npgsql;
using WaTemplates.Simulator;
using static WaTemplates.Cli.Tests.SimulatedAccount;

namespace WaTemplates.Cli.Tests;

/// <summary><c>ledger copy</c> in the middle of a list, between two processes that send it.</summary>
public sealed class LedgerCopyTests(PostgreSqlTests.TestServer fixture) : IClassFixture<PostgreSqlTests.TestServer>
{
    private static readonly string[] Distribute = ["distribute", "parcel", "--contacts", "people.csv", "--key", "k1", "--canary", "off", "--yes", "--settle", "2s", "--rate"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PostgreSqlProcess Server
    {
        get
        {
            Assert.SkipWhen(PostgreSqlProcess.Unavailable is not null, PostgreSqlProcess.Unavailable ?? "");
            return fixture.Process!;
        }
    }

    [Fact]
    public async Task AListThatWasKilled_GoesOnInPostgreSql_AndNobodyGetsASecondMessage()
    {
        var server = Server;
        using var folder = new TemporaryFolder("move");
        await using var simulator = await StartAsync(folder, people: 60);
        using (var running = new WatchedCommand(folder, Environment(simulator), [.. Distribute, "20"]))
        {
            running.Until("60 people added");
            while (simulator.Messages.Count < 20)
                await Task.Delay(50, Stop);
            var held = CommandLine.Run(folder, "ledger", "copy", "--to", WithoutPassword(server));
            Assert.Equal(2, held.ExitCode);
            Assert.Contains("A process sends from the ledger", held.Error, StringComparison.Ordinal);
        }

        var optOut = CommandLine.Run(folder, "optout", "add", "+4915100000059", "--evidence", "ticket 1");
        Assert.Equal(0, optOut.ExitCode);
        (string, string)[] password = [("PGPASSWORD", Password(server))];
        var copied = CommandLine.Run(folder, [], password, "ledger", "copy", "--from", "wa.db", "--to", WithoutPassword(server));
        Assert.True(copied.ExitCode == 0, copied.Error);
        Assert.Contains(copied.Lines, line => line.StartsWith("send ", StringComparison.Ordinal) && line.EndsWith(" 60", StringComparison.Ordinal));
        Assert.Contains("Copied to the schema watemplates of moved on 127.0.0.1", copied.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("holds a password", copied.Error, StringComparison.Ordinal);

        var old = CommandLine.Run(folder, [], Environment(simulator), [.. Distribute, "20"]);
        Assert.Equal(2, old.ExitCode);
        Assert.Contains("sends no more", old.Error, StringComparison.Ordinal);
        (string, string)[] moved = [.. Environment(simulator), ("WATEMPLATES_DATABASE", server.ConnectionString("moved"))];
        var rest = CommandLine.Run(folder, [], moved, [.. Distribute, "60"]);
        Assert.True(rest.ExitCode == 0, rest.Error);
        Assert.Contains("60 rows are of people who were in it already", rest.Error, StringComparison.Ordinal);
        Assert.Equal(59, simulator.Messages.Count);
        Assert.Equal(59, simulator.Messages.Select(message => message.To).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("ticket 1", CommandLine.Run(folder, [], moved, "optout", "list").Output, StringComparison.Ordinal);

        var again = CommandLine.Run(folder, [], [("WATEMPLATES_DATABASE", server.ConnectionString("moved"))], "ledger", "copy", "--from", "wa.db");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("was copied to", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APasswordAmongTheArguments_IsWarnedOf_AndWhatCannotBeUsedIsSaid()
    {
        var server = Server;
        using var folder = new TemporaryFolder("move");
        await InitializeAsync(folder);
        var missing = CommandLine.Run(folder, "ledger", "copy");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("Name one with --to", missing.Error, StringComparison.Ordinal);
        var none = CommandLine.Run(folder, "ledger", "copy", "--from", "none.db", "--to", server.ConnectionString("a"));
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("There is no ledger at", none.Error, StringComparison.Ordinal);
        var told = CommandLine.Run(folder, "ledger", "copy", "--to", server.ConnectionString("made"));
        Assert.True(told.ExitCode == 0, told.Error);
        Assert.Contains("--to holds a password", told.Error, StringComparison.Ordinal);
        foreach (var result in new[] { none, told })
        {
            Assert.DoesNotContain(Password(server), result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        }
    }

    private static async Task<TwilioSimulator> StartAsync(TemporaryFolder folder, int people)
    {
        var simulator = await TwilioSimulator.StartAsync(cancellationToken: Stop);
        Prepare(folder, simulator);
        await InitializeAsync(folder);
        var text = new StringBuilder("Phone,FirstName,Language\n");
        for (var person = 0; person < people; person++)
            text.Append(CultureInfo.InvariantCulture, $"+49151{person:00000000},Anna,de\n");
        folder.Write("people.csv", text.ToString());
        return simulator;
    }

    private static string WithoutPassword(PostgreSqlProcess server) => new NpgsqlConnectionStringBuilder(server.ConnectionString("moved")) { Password = null }.ConnectionString;

    private static string Password(PostgreSqlProcess server) => new NpgsqlConnectionStringBuilder(server.ConnectionString("moved")).Password!;
}
