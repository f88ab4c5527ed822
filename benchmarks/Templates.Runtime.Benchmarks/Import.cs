using System.Diagnostics;
using WaTemplates.Runtime.Benchmarks.Sending;
using WaTemplates.Runtime.Ledger.Sqlite;

namespace WaTemplates.Runtime.Benchmarks;

/// <summary>How fast rows enter the queue, a thousand at a time, durable each time.</summary>
internal static class Import
{
    private const int Batch = 1000;
    private const int Batches = 100;

    public static async Task RunAsync()
    {
        var folder = Setting.NewFolder();
        var path = Path.Combine(folder, "wa.db");
        await using (var ledger = new SqliteLedger(path, TimeProvider.System))
        {
            await ledger.InitializeAsync();
            await ledger.OpenAsync(asSender: true);
            var batches = Enumerable.Range(0, Batches + 20).Select(batch => Messages.Rows(batch * Batch, Batch)).ToArray();
            foreach (var batch in batches[..20])
                await ledger.EnqueueAsync(batch);
            var started = Stopwatch.GetTimestamp();
            foreach (var batch in batches[20..])
                await ledger.EnqueueAsync(batch);
            Figures.Print($"Enqueuing: {Batch * Batches / Stopwatch.GetElapsedTime(started).TotalSeconds:N0} rows/s in transactions of {Batch:N0}");
        }

        Directory.Delete(folder, recursive: true);
    }
}
