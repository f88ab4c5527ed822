using System.Diagnostics;
using Npgsql;
using WaTemplates.Runtime.Benchmarks.Sending;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.PostgreSql;
using WaTemplates.Testing;

namespace WaTemplates.Runtime.Benchmarks.Workers;

/// <summary>
/// Claim and result by two workers on one PostgreSQL, batches of 32, from a full queue to an empty one: whether the last
/// rows go as fast as the first, and what an old snapshot of somebody else costs.
/// </summary>
internal static class PostgreSqlRounds
{
    private const int Batch = 32;
    private const int Workers = 2;
    private const int Part = 50_000;
    private const int ImportBatch = 2_000;

    public static async Task<int> RunAsync(int rows)
    {
        if ((rows < Part || rows % Part != 0 ? $"ROWS is a multiple of {Part}, for that many are a part." : PostgreSqlProcess.Unavailable) is { } reason)
        {
            Console.Error.WriteLine(reason);
            return 2;
        }

        await using var server = await PostgreSqlProcess.StartAsync();
        Console.WriteLine("| claim and result | enqueued rows/s | first | last | last / first | each, thousands of rows/s |");
        Console.WriteLine("|---|---:|---:|---:|---:|---|");
        await RunAsync(server.ConnectionString("plain"), rows, hasSnapshot: false);
        await RunAsync(server.ConnectionString("snapshot"), rows, hasSnapshot: true);
        return 0;
    }

    private static async Task RunAsync(string address, int rows, bool hasSnapshot)
    {
        var ledgers = Enumerable.Range(0, Workers).Select(_ => new PostgreSqlLedger(address, TimeProvider.System)).ToArray();
        await ledgers[0].InitializeAsync();
        foreach (var ledger in ledgers)
            await ledger.OpenAsync(asSender: true);
        var enqueued = await ImportAsync(ledgers[0], rows);
        await using var other = new NpgsqlConnection(address + ";Pooling=false");
        if (hasSnapshot)
            await HoldSnapshotAsync(other);
        var parts = await DrainAsync(ledgers, rows);
        Figures.Print($"| {(hasSnapshot ? "beside an old snapshot" : "alone")} | {enqueued:N0} | {parts[0]:N0} | {parts[^1]:N0} | {parts[^1] / parts[0]:F2} | {string.Join(' ', parts.Select(part => FormattableString.Invariant($"{part / 1000:F1}")))} |");
        foreach (var ledger in ledgers)
            await ledger.DisposeAsync();
    }

    private static async Task<double> ImportAsync(PostgreSqlLedger ledger, int rows)
    {
        await ledger.SetApprovalsAsync([new TemplateApproval(Setting.Content, TemplateApproval.Approved, TimeProvider.System.GetUtcNow())]);
        var started = Stopwatch.GetTimestamp();
        for (var first = 0; first < rows; first += ImportBatch)
            await ledger.EnqueueAsync(Messages.Rows(first, Math.Min(ImportBatch, rows - first)));
        return rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    // Nothing that dies from now on can be cleaned up until this ends.
    private static async Task HoldSnapshotAsync(NpgsqlConnection connection)
    {
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM watemplates.meta", connection);
        await command.ExecuteScalarAsync();
    }

    private static async Task<double[]> DrainAsync(PostgreSqlLedger[] ledgers, int rows)
    {
        var clock = Stopwatch.StartNew();
        var times = new double[rows / Part];
        var done = 0;
        await Task.WhenAll(ledgers.Select(ledger => Task.Run(async () =>
        {
            while (Volatile.Read(ref done) < rows)
            {
                var claimed = (await ledger.ClaimAsync(new ClaimRequest(Setting.Sender, Batch, TimeSpan.FromDays(1)))).Sends;
                if (claimed.Count == 0)
                    continue;
                await ledger.RecordResultsAsync([.. claimed.Select(send => new SendResult(send.SendId, send.Attempt, SendOutcome.Accepted) { MessageSid = $"SM{send.SendId:x32}" })]);
                var after = Interlocked.Add(ref done, claimed.Count);
                if (after / Part > (after - claimed.Count) / Part)
                    times[(after / Part) - 1] = clock.Elapsed.TotalSeconds;
            }
        })));
        return [.. times.Select((time, i) => Part / (time - (i == 0 ? 0 : times[i - 1])))];
    }
}
