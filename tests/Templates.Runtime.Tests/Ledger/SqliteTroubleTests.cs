using Microsoft.Data.Sqlite;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;
using WaTemplates.Runtime.Testing;

namespace WaTemplates.Runtime.Tests.Ledger;

/// <summary>Disks that are full, files that are locked, missing, damaged: an error that says what to do, and work that goes on.</summary>
public sealed class SqliteTroubleTests : IDisposable
{
    private readonly LedgerFolder folder = new();
    private readonly ManualTime time = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task DiskFull_FailsWhatDoesNotFit_AndGoesOnWhenThereIsSpace()
    {
        await using var ledger = await OpenAsync();
        await ledger.EnqueueAsync([Row(0)]);
        var pages = await ledger.WriteAsync(WritePriority.Claims, scope => (long)scope["PRAGMA page_count"].Scalar()!, CancellationToken.None);
        await LimitAsync(ledger, pages + 2);
        var error = await Assert.ThrowsAsync<LedgerException>(() => ledger.EnqueueAsync([.. Enumerable.Range(1, 500).Select(Row)]));
        Assert.Contains("the disk is full. Free space", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await ledger.CountSendsAsync()).Values.Sum());
        Assert.True((await ReceiveAsync(ledger, "SM1")).IsNew);

        await LimitAsync(ledger, 1_000_000);
        Assert.Equal(500, (await ledger.EnqueueAsync([.. Enumerable.Range(1, 500).Select(Row)])).Count(o => o.IsNew));
    }

    [Fact]
    public async Task DiskFull_OneThatIsTooLarge_DoesNotHarmItsNeighbours()
    {
        await using var ledger = await OpenAsync();
        var pages = await ledger.WriteAsync(WritePriority.Claims, scope => (long)scope["PRAGMA page_count"].Scalar()!, CancellationToken.None);
        await LimitAsync(ledger, pages + 4);

        // The gate lets all of them gather into one transaction.
        using var gate = new ManualResetEventSlim();
        var waiting = ledger.WriteAsync(WritePriority.Receiving, _ => gate.Wait(TimeSpan.FromSeconds(30)), CancellationToken.None);
        var large = ledger.EnqueueAsync([.. Enumerable.Range(1, 90).Select(i => Row(i) with { Payload = new string('x', 2000) })]);
        var small = Enumerable.Range(0, 5).Select(i => ReceiveAsync(ledger, $"SM{i}")).ToArray();
        gate.Set();
        await waiting;
        await Assert.ThrowsAsync<LedgerException>(() => large);
        Assert.All(await Task.WhenAll(small), outcome => Assert.True(outcome.IsNew));
        Assert.Empty(await ledger.CountSendsAsync());
    }

    [Fact]
    public async Task AForeignLock_FailsAfterTheWait_AndWorkGoesOnAfterIt()
    {
        await using var ledger = await OpenAsync(TimeSpan.FromSeconds(1));
        using (var foreign = new SqliteConnection($"Data Source={folder.Path};Pooling=False"))
        {
            foreign.Open();
            using var begin = new SqliteCommand("BEGIN IMMEDIATE", foreign);
            begin.ExecuteNonQuery();
            var error = await Assert.ThrowsAsync<LedgerException>(() => ReceiveAsync(ledger, "SM1"));
            Assert.Contains("another program has locked it", error.Message, StringComparison.Ordinal);
            Assert.Empty(await ledger.CountSendsAsync());
        }

        Assert.True((await ReceiveAsync(ledger, "SM1")).IsNew);
    }

    [Fact]
    public async Task AReadOnlyConnection_IsReplaced()
    {
        await using var ledger = await OpenAsync();
        await ledger.WriteAsync(WritePriority.Claims, scope => scope["PRAGMA query_only = 1"].Execute(), CancellationToken.None);
        var error = await Assert.ThrowsAsync<LedgerException>(() => ReceiveAsync(ledger, "SM1"));
        Assert.Contains("it cannot be written", error.Message, StringComparison.Ordinal);
        Assert.True((await ReceiveAsync(ledger, "SM1")).IsNew);
    }

    [Fact]
    public async Task ADamagedFile_IsToldApartFromOthers()
    {
        await using (var ledger = await OpenAsync())
        {
            await ledger.EnqueueAsync([.. Enumerable.Range(0, 2000).Select(Row)]);
        }

        var bytes = await File.ReadAllBytesAsync(folder.Path);
        Array.Fill(bytes, (byte)0xA5, 8192, bytes.Length - 8192);
        await File.WriteAllBytesAsync(folder.Path, bytes);
        var error = await Assert.ThrowsAsync<LedgerException>(async () =>
        {
            await using var ledger = new SqliteLedger(folder.Path, time);
            await ledger.OpenAsync(asSender: true);
            await ledger.EnqueueAsync([Row(1)]);
        });
        Assert.Contains("it is damaged. Stop sending and restore a backup", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileOfSomethingElse_IsRefused()
    {
        await File.WriteAllTextAsync(folder.Path, new string('x', 5000));
        Assert.Contains("not an SQLite database", (await FailToOpenAsync()).Message, StringComparison.Ordinal);
        File.Delete(folder.Path);
        Execute("CREATE TABLE other (x)");
        Assert.Contains("a database of something else", (await FailToOpenAsync()).Message, StringComparison.Ordinal);
        await using var ledger = new SqliteLedger(folder.Path, time);
        Assert.Contains("a database of something else", (await Assert.ThrowsAsync<LedgerException>(() => ledger.InitializeAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingFile_IsNeverMadeByAccident()
    {
        await using var ledger = new SqliteLedger(folder.Path, time);
        await Assert.ThrowsAsync<LedgerMissingException>(() => ledger.OpenAsync(asSender: true));
        Assert.False(File.Exists(folder.Path));
        await File.WriteAllBytesAsync(folder.Path, []);
        await Assert.ThrowsAsync<LedgerMissingException>(() => ledger.OpenAsync(asSender: false));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.CountSendsAsync());
    }

    [Fact]
    public void APathInMemory_IsRefused() => Assert.Throws<ArgumentException>(() => new SqliteLedger(":memory:", time));

    [Fact]
    public async Task AFolderThatIsNotThere_IsNamed()
    {
        await using var ledger = new SqliteLedger(folder.Path + "/none/wa.db", time);
        await Assert.ThrowsAsync<LedgerException>(() => ledger.InitializeAsync());
    }

    [Fact]
    public async Task ALaterVersion_IsRefused()
    {
        await using (await OpenAsync())
        {
        }

        Execute("UPDATE meta SET value = 99 WHERE name = 'schema'");
        Assert.Contains("written by a later version (its schema is 99", (await FailToOpenAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecondSender_IsRefused_ButMayReadAndReceive()
    {
        await using var first = await OpenAsync();
        await using var second = new SqliteLedger(folder.Path, time);
        var error = await Assert.ThrowsAsync<SenderTakenException>(() => second.OpenAsync(asSender: true));
        Assert.Contains($"Another process sends from the ledger {folder.Path}: process {Environment.ProcessId} on", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SenderTakenException>(() => second.InitializeAsync());

        await second.OpenAsync(asSender: false);
        Assert.True((await ReceiveAsync(second, "SM1")).IsNew);
        Assert.False((await ReceiveAsync(first, "SM1")).IsNew);
        await Assert.ThrowsAsync<InvalidOperationException>(() => second.ClaimAsync(new ClaimRequest("s", 1, TimeSpan.FromMinutes(1))));
        await first.DisposeAsync();
        await using var third = new SqliteLedger(folder.Path, time);
        await third.OpenAsync(asSender: true);
    }

    [Fact]
    public async Task ASenderWhoseRoleWasTaken_ClaimsNothing()
    {
        await using var ledger = await OpenAsync();
        Execute("UPDATE meta SET value = value + 1 WHERE name = 'incarnation'");
        var error = await Assert.ThrowsAsync<LedgerException>(() => ledger.ClaimAsync(new ClaimRequest("s", 1, TimeSpan.FromMinutes(1))));
        Assert.Contains("Another process has taken the sender's role", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_EndsTheWaitNotTheWork()
    {
        await using var ledger = await OpenAsync();
        using var cancellation = new CancellationTokenSource();
        using var gate = new ManualResetEventSlim();
        var task = ledger.RecordInboundAsync(Message("SM1"), (_, _) =>
        {
            cancellation.Cancel();
            gate.Wait(TimeSpan.FromSeconds(30));
            return new InboundDecision(ReplyKind.Free, "free");
        }, cancellation.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        gate.Set();
        Assert.False((await ReceiveAsync(ledger, "SM1")).IsNew);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ledger.EnqueueAsync([Row(1)], cancellation.Token));
        Assert.Empty(await ledger.CountSendsAsync());
    }

    [Fact]
    public async Task Disposal_FinishesWhatWaits()
    {
        var ledger = await OpenAsync();
        var tasks = Enumerable.Range(0, 3000).Select(i => ledger.EnqueueAsync([Row(i)])).ToArray();
        await ledger.DisposeAsync();
        var done = 0;
        foreach (var task in tasks)
        {
            try
            {
                done += (await task).Count;
            }
            catch (ObjectDisposedException)
            {
                // Posted only after the close: the queue had been full.
            }
        }

        Assert.InRange(done, 1024, tasks.Length);
        await using var again = new SqliteLedger(folder.Path, time);
        await again.OpenAsync(asSender: false);
        Assert.Equal(done, (await again.CountSendsAsync()).Values.Sum());
    }

    private static Task<InboundOutcome> ReceiveAsync(SqliteLedger ledger, string sid)
        => ledger.RecordInboundAsync(Message(sid), (_, _) => new InboundDecision(ReplyKind.Free, "free"));

    private static InboundMessage Message(string sid) => new() { MessageSid = sid, Sender = "s", From = new Recipient("whatsapp:+491", new RecipientKey(1)), Body = "Hallo" };

    private static Task LimitAsync(SqliteLedger ledger, long pages)
        => ledger.WriteAsync(WritePriority.Claims, scope =>
        {
            using var limit = new SqliteStatement(scope.Session.Connection, $"PRAGMA max_page_count = {pages}");
            return limit.Scalar();
        }, CancellationToken.None);

    private static NewSend Row(int i) => new()
    {
        DedupeKey = $"k{i}",
        Kind = SendKind.Template,
        Sender = "s",
        Recipient = new Recipient($"whatsapp:+49{i}", new RecipientKey((UInt128)i)),
        ContentSid = "HX1",
        Payload = """{"1":"Anna"}""",
    };

    private async Task<SqliteLedger> OpenAsync(TimeSpan? busyTimeout = null)
    {
        var ledger = new SqliteLedger(folder.Path, time, busyTimeout ?? TimeSpan.FromSeconds(5));
        await ledger.InitializeAsync();
        await ledger.OpenAsync(asSender: true);
        return ledger;
    }

    private async Task<LedgerException> FailToOpenAsync()
    {
        await using var ledger = new SqliteLedger(folder.Path, time);
        return await Assert.ThrowsAsync<LedgerException>(() => ledger.OpenAsync(asSender: true));
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Path};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
