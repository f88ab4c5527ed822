using Npgsql;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.PostgreSql.Tests.Crashing;
using WaTemplates.Runtime.PostgreSql.Tests.Server;
using WaTemplates.Runtime.PostgreSql.Tests.Workers;
using WaTemplates.Runtime.Tests.Crashing;

namespace WaTemplates.Runtime.PostgreSql.Tests.Ledger;

/// <summary>A server that is cut off, sessions that are ended, and locks of others.</summary>
[Collection(CrashCollection.Name)]
public sealed class PostgreSqlTroubleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F4_SessionsThatAreEnded_AreNotNoticed()
    {
        await using var workers = await TwoWorkers.StartAsync();
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(i => workers.First.EnqueueAsync([TwoWorkers.Message($"k{round} {i}", i)], Stop)));
            await TestServer.ScalarAsync(workers.Address, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = 'watemplates'");
        }

        Assert.Equal(40, (await workers.First.CountSendsAsync(Stop))[SendState.Queued]);
    }

    [Fact]
    public async Task F4_WithoutItsServer_ItSaysWhatToDo_AndGoesOnOnceItIsBack()
    {
        Assert.SkipWhen(PostgreSqlProcess.Unavailable is not null, PostgreSqlProcess.Unavailable ?? "");
        await using var server = await PostgreSqlProcess.StartAsync();
        await using var ledger = new PostgreSqlLedger(server.ConnectionString("postgres"), TimeProvider.System);
        await ledger.InitializeAsync(Stop);
        await ledger.OpenAsync(asSender: true, Stop);
        await ledger.EnqueueAsync([TwoWorkers.Message("a", 1)], Stop);
        await server.StopAsync();
        var error = await Assert.ThrowsAsync<LedgerException>(() => ledger.EnqueueAsync([TwoWorkers.Message("b", 2)], Stop));
        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
        await server.StartAgainAsync();
        Assert.NotNull(await ledger.FindSendAsync("a", Stop));
        Assert.True((await ledger.EnqueueAsync([TwoWorkers.Message("b", 2)], Stop))[0].IsNew);
    }

    [Fact]
    public async Task F2_AForeignLock_IsToldOfAfterAWhile_AndHarmsNothing()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await using (var other = new NpgsqlConnection(workers.Address + ";Pooling=false"))
        {
            await other.OpenAsync(Stop);
            await using var transaction = await other.BeginTransactionAsync(Stop);
            await using var hold = new NpgsqlCommand("LOCK TABLE send IN ACCESS EXCLUSIVE MODE", other);
            await hold.ExecuteNonQueryAsync(Stop);
            var error = await Assert.ThrowsAsync<LedgerException>(() => workers.First.EnqueueAsync([TwoWorkers.Message("a", 1)], Stop));
            Assert.Contains("another session has locked its tables", error.Message, StringComparison.Ordinal);
        }

        Assert.True((await workers.First.EnqueueAsync([TwoWorkers.Message("a", 1)], Stop))[0].IsNew);
    }

    [Fact]
    public async Task TransactionsThatWaitForEachOther_BothComeToTheirEnd()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await workers.First.EnqueueAsync([TwoWorkers.Message("a", 1), TwoWorkers.Message("b", 2)], Stop);
        var claimed = await TwoWorkers.ClaimAsync(workers.First, 2);
        var results = claimed.Select(send => new DeliveryReport($"SM{send.SendId}", Delivery.Sent, null) { SendId = send.SendId }).ToArray();
        for (var round = 0; round < 30; round++)
        {
            await Task.WhenAll(workers.First.RecordReportsAsync(results, Stop), workers.Second.RecordReportsAsync([.. results.Reverse()], Stop));
        }

        Assert.Equal(Delivery.Sent, (await workers.First.FindSendAsync("b", Stop))!.Delivery);
    }
}
