using System.Globalization;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;

namespace WaTemplates.Runtime.Testing;

/// <summary>A process that sends from a ledger until it is killed. What the provider would have accepted it writes into a journal first.</summary>
internal static class CrashChild
{
    public const string Variable = "WATEMPLATES_TEST_CRASH_LEDGER";
    public const string Sender = "whatsapp:+14155238886";
    public const int InFlight = 16;

    public static string JournalOf(string ledger) => ledger + ".journal";

    /// <summary>Never returns.</summary>
    public static void Run(string path)
    {
        SendAsync(path).GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    private static async Task SendAsync(string path)
    {
        var ledger = new SqliteLedger(path, TimeProvider.System);
        await ledger.OpenAsync(asSender: true);
        using var journal = new StreamWriter(new FileStream(JournalOf(path), FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(() => SendAsync(ledger, journal))));
    }

    private static async Task SendAsync(SqliteLedger ledger, StreamWriter journal)
    {
        while ((await ledger.ClaimAsync(new ClaimRequest(Sender, 1, TimeSpan.FromDays(1)))).Sends is [var claimed])
        {
            var sid = string.Create(CultureInfo.InvariantCulture, $"SM{claimed.SendId}");
            lock (journal)
            {
                journal.WriteLine(sid);
            }

            await ledger.RecordResultsAsync([new SendResult(claimed.SendId, claimed.Attempt, SendOutcome.Accepted) { MessageSid = sid }]);
        }
    }
}
