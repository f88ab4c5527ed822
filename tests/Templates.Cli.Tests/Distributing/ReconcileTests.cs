using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using WaTemplates.Simulator;
using static WaTemplates.Cli.Tests.SimulatedAccount;

namespace WaTemplates.Cli.Tests.Distributing;

/// <summary>An earlier file of the ledger put back, and <c>distribution reconcile</c>.</summary>
public class ReconcileTests
{
    private const int People = 60;

    private static readonly string[] Distribute = ["distribute", "parcel", "--contacts", "people.csv", "--key", "k1", "--canary", "off", "--yes", "--rate"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task C6_I15_ARestoredLedger_StaysPaused_UntilReconcile_AndNobodyGetsASecondMessage()
    {
        using var folder = new TemporaryFolder("restore");
        await using var simulator = await StartAsync(folder);
        var sent = await RestoreWhileSendingAsync(folder, simulator);

        var held = CommandLine.Run(folder, [], Environment(simulator), [.. Distribute, "60"]);
        Assert.True(held.ExitCode == 1, held.Error);
        Assert.Contains("k1 is paused. Reconcile required: Twilio has messages that this ledger does not know", held.Error, StringComparison.Ordinal);
        Assert.Contains("watemplates distribution reconcile", held.Error, StringComparison.Ordinal);

        var url = FreeUrl();
        using var server = new WatchedCommand(folder, Environment(simulator), ["serve", "--urls", url, "--public-url", url]);
        server.Until("Nothing is sent. Reconcile required");
        var early = CommandLine.Run(folder, [], Environment(simulator), "distribution", "resume", "k1");
        Assert.Equal(2, early.ExitCode);
        Assert.Contains("Reconcile required", early.Error, StringComparison.Ordinal);
        var sender = CommandLine.Run(folder, [], Environment(simulator), "sender", "resume");
        Assert.Equal(2, sender.ExitCode);
        Assert.Contains("watemplates distribution reconcile", sender.Error, StringComparison.Ordinal);
        await Task.Delay(TimeSpan.FromSeconds(1), Stop);
        Assert.Equal(sent, simulator.Messages.Count);

        var reconciled = CommandLine.Run(folder, [], Environment(simulator), "distribution", "reconcile");
        Assert.True(reconciled.ExitCode == 0, reconciled.Error);
        Assert.Matches("^[1-9][0-9]* messages taken over from Twilio's list, 0 without a row in this ledger", reconciled.Output);
        Assert.Contains("The sender goes on.", reconciled.Error, StringComparison.Ordinal);
        Assert.Contains("watemplates distribution resume k1", reconciled.Error, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run(folder, [], Environment(simulator), "distribution", "resume", "k1").ExitCode);
        await UntilAsync(() => CommandLine.Run(folder, [], Environment(simulator), "distribution", "list").Output.Contains("completed", StringComparison.Ordinal));
        Assert.Equal(0, server.Interrupt());

        Assert.Equal(People, simulator.Messages.Count);
        Assert.Equal(People, simulator.Messages.Select(message => message.To).Distinct(StringComparer.Ordinal).Count());
        var again = CommandLine.Run(folder, [], Environment(simulator), "distribution", "reconcile");
        Assert.Equal(0, again.ExitCode);
        Assert.Equal("0 messages taken over from Twilio's list, 0 without a row in this ledger.", Assert.Single(again.Lines));
        Assert.Contains("was not waiting", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTwilio_EverythingStaysAsItIs()
    {
        using var folder = new TemporaryFolder("restore");
        await using var simulator = await StartAsync(folder);
        await RestoreWhileSendingAsync(folder, simulator);
        Assert.Equal(1, CommandLine.Run(folder, [], Environment(simulator), [.. Distribute, "60"]).ExitCode);

        (string, string)[] wrong = [.. Environment(simulator), ("TWILIO_AUTH_TOKEN", "ffffffffffffffffffffffffffffffff")];
        var refused = CommandLine.Run(folder, [], wrong, "distribution", "reconcile");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("so everything stays as it is", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run(folder, [], Environment(simulator), "distribution", "resume", "k1").ExitCode);
        Assert.Equal(0, CommandLine.Run(folder, [], Environment(simulator), "distribution", "reconcile", "--sender", "whatsapp:+14155238886").ExitCode);
        Assert.Equal(0, CommandLine.Run(folder, [], Environment(simulator), "distribution", "resume", "k1").ExitCode);
    }

    /// <summary>Sends on after a backup and puts that back.</summary>
    /// <returns>How many messages Twilio has.</returns>
    private static async Task<int> RestoreWhileSendingAsync(TemporaryFolder folder, TwilioSimulator simulator)
    {
        using (var running = new WatchedCommand(folder, Environment(simulator), [.. Distribute, "8"]))
        {
            running.Until("60 people added");
            await UntilAsync(() => simulator.Messages.Count >= 8);
            Backup(folder["wa.db"], folder["backup.db"]);
            var before = simulator.Messages.Count;
            await UntilAsync(() => simulator.Messages.Count >= before + 10);
            Assert.Equal(1, running.Interrupt());
        }

        foreach (var file in Directory.GetFiles(folder.FullPath, "wa.db*"))
            File.Delete(file);
        File.Move(folder["backup.db"], folder["wa.db"]);
        Assert.InRange(simulator.Messages.Count, 18, People - 1);
        return simulator.Messages.Count;
    }

    private static async Task<TwilioSimulator> StartAsync(TemporaryFolder folder)
    {
        var simulator = await TwilioSimulator.StartAsync(cancellationToken: Stop);
        Prepare(folder, simulator);
        await InitializeAsync(folder);
        var text = new StringBuilder("Phone,FirstName,Language\n");
        for (var person = 0; person < People; person++)
            text.Append(CultureInfo.InvariantCulture, $"+49151{person:00000000},Anna,de\n");
        folder.Write("people.csv", text.ToString());
        return simulator;
    }

    private static void Backup(string from, string to)
    {
        using var connection = new SqliteConnection($"Data Source={from};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand($"VACUUM INTO '{to}'", connection);
        command.ExecuteNonQuery();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 300; i++)
        {
            if (condition())
                return;
            await Task.Delay(100, Stop);
        }

        Assert.Fail("It did not come to that within half a minute.");
    }
}
