using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Testing;

namespace WaTemplates.Runtime.Tests.Ledger;

/// <summary>Processes that are killed while they send. The child is this executable, started with a variable that names the ledger.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Rows = 4_000;
    private const int Kills = 8;
    private readonly LedgerFolder folder = new();

    [Fact]
    public async Task I1_I3_I13_KilledWhileSending_NothingTwiceAndNothingLost()
    {
        await FillAsync();
        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            await SendUntilAsync(acceptances: (kill + 1) * 300, random.Next(20));
            await CheckAndResolveAsync();
        }

        await SendUntilAsync(acceptances: int.MaxValue, delay: 0);
        Assert.Equal(Rows, Journal().Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Rows, Journal().Length);
        await using var ledger = new SqliteLedger(folder.Path, TimeProvider.System);
        await ledger.OpenAsync(asSender: true);
        Assert.Equal([KeyValuePair.Create(SendState.Accepted, (long)Rows)], await ledger.CountSendsAsync());
    }

    public void Dispose() => folder.Dispose();

    // In another module than the child's code: its threads must not wait for this to end.
    [ModuleInitializer]
    internal static void BecomeChild()
    {
        if (Environment.GetEnvironmentVariable(CrashChild.Variable) is { Length: > 0 } path)
        {
            CrashChild.Run(path);
        }
    }

    private async Task FillAsync()
    {
        await using var ledger = new SqliteLedger(folder.Path, TimeProvider.System);
        await ledger.InitializeAsync();
        await ledger.OpenAsync(asSender: false);
        await ledger.SetApprovalsAsync([new TemplateApproval("HX1", TemplateApproval.Approved, TimeProvider.System.GetUtcNow())]);
        await ledger.EnqueueAsync([.. Enumerable.Range(0, Rows).Select(i => new NewSend
        {
            DedupeKey = $"k{i}",
            Kind = SendKind.Template,
            Sender = CrashChild.Sender,
            Recipient = new Recipient($"whatsapp:+49{i}", new RecipientKey((UInt128)i)),
            ContentSid = "HX1",
            Payload = "{}",
        })]);
    }

    private async Task SendUntilAsync(int acceptances, int delay)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment[CrashChild.Variable] = folder.Path;
        using var child = Process.Start(start)!;
        while (!child.HasExited && Journal().Length < acceptances)
        {
            await Task.Delay(1);
        }

        await Task.Delay(delay);
        if (acceptances < int.MaxValue)
        {
            child.Kill();
        }

        var errors = await child.StandardError.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.Empty(errors);
    }

    private async Task CheckAndResolveAsync()
    {
        await using var ledger = new SqliteLedger(folder.Path, TimeProvider.System);
        await ledger.OpenAsync(asSender: true);
        var accepted = Journal();
        var unknown = await ledger.GetUnknownAsync(CrashChild.Sender, 1000);
        Assert.InRange(unknown.Count, 0, CrashChild.InFlight);
        Assert.Equal(Rows, (await ledger.CountSendsAsync()).Values.Sum());
        Assert.False((await ledger.CountSendsAsync()).ContainsKey(SendState.Attempting));
        foreach (var sid in accepted)
        {
            var record = (await ledger.FindSendAsync(long.Parse(sid[2..], System.Globalization.CultureInfo.InvariantCulture)))!;
            Assert.True(record.State is SendState.Accepted or SendState.Unknown, $"{sid} was accepted without an intent: {record.State}.");
        }

        // What the provider has is found; the rest never arrived.
        await ledger.ResolveAsync([.. unknown.Select(u => accepted.Contains($"SM{u.SendId}", StringComparer.Ordinal)
            ? new Resolution(u.SendId, u.Attempt, Verdict.Found) { MessageSid = $"SM{u.SendId}" }
            : new Resolution(u.SendId, u.Attempt, Verdict.Resend))]);
        await ledger.DisposeAsync();
        using var connection = new SqliteConnection($"Data Source={folder.Path};Pooling=False");
        connection.Open();
        using var check = new SqliteCommand("PRAGMA integrity_check", connection);
        Assert.Equal("ok", check.ExecuteScalar());
    }

    private string[] Journal()
    {
        if (!File.Exists(CrashChild.JournalOf(folder.Path)))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(CrashChild.JournalOf(folder.Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
