using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.PostgreSql.Tests.Server;

namespace WaTemplates.Runtime.PostgreSql.Tests.Workers;

/// <summary>Results that come one by one at the same time, as those of requests do.</summary>
public sealed class SharedCommitTests
{
    private const int Sends = 64;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Acceptances_ThatComeAtOnce_ShareCommits()
    {
        await using var workers = await TwoWorkers.StartAsync();
        var claimed = await ClaimedAsync(workers);
        var effects = await Task.WhenAll(claimed.Select(send => workers.First.RecordResultsAsync([Accepted(send)], Stop)));
        Assert.All(effects, effect => Assert.Equal([ResultEffect.Applied], effect));
        Assert.Equal([KeyValuePair.Create(SendState.Accepted, (long)Sends)], await workers.First.CountSendsAsync(Stop));

        // Each transaction leaves its number at the rows it wrote.
        Assert.InRange((long)(await TestServer.ScalarAsync(workers.Address, "SELECT count(DISTINCT xmin::text) FROM send"))!, 1, Sends / 4);
    }

    [Fact]
    public async Task Results_OfOneTransaction_AreToldToWhoeverBroughtThem()
    {
        await using var workers = await TwoWorkers.StartAsync();
        var claimed = await ClaimedAsync(workers);
        var effects = await Task.WhenAll(claimed.Select((send, i) => workers.First.RecordResultsAsync((i % 4) switch
        {
            0 => [Accepted(send)],
            1 => [Accepted(send) with { Attempt = send.Attempt + 1 }],
            2 => [Accepted(send), Accepted(send)],
            _ => [new SendResult(send.SendId, send.Attempt, SendOutcome.Refused) { ErrorCode = 63013 }],
        }, Stop)));
        for (var i = 0; i < Sends; i++)
        {
            Assert.Equal((i % 4) switch { 1 => [ResultEffect.Stale], 2 => [ResultEffect.Applied, ResultEffect.AlreadyKnown], _ => [ResultEffect.Applied] }, effects[i]);
        }

        var counts = await workers.First.CountSendsAsync(Stop);
        Assert.Equal((Sends / 2, Sends / 4, Sends / 4), (counts[SendState.Accepted], counts[SendState.Attempting], counts[SendState.Refused]));
    }

    [Fact]
    public async Task Results_WhileTheServerIsAway_FailForAll_AndAreRecordedOnceItIsBack()
    {
        await using var server = await PostgreSqlProcess.StartAsync();
        await using var ledger = new PostgreSqlLedger(server.ConnectionString("away"), TimeProvider.System);
        await ledger.InitializeAsync(Stop);
        await ledger.OpenAsync(asSender: true, Stop);
        await ledger.SetApprovalsAsync([new TemplateApproval(TwoWorkers.Content, TemplateApproval.Approved, TimeProvider.System.GetUtcNow())], Stop);
        await ledger.EnqueueAsync([.. Enumerable.Range(0, Sends).Select(i => TwoWorkers.Message($"k{i}", i))], Stop);
        var claimed = await TwoWorkers.ClaimAsync(ledger, Sends);
        await server.StopAsync();
        var lost = claimed.Select(send => ledger.RecordResultsAsync([Accepted(send)], Stop)).ToArray();
        foreach (var result in lost)
        {
            await Assert.ThrowsAsync<LedgerException>(() => result);
        }

        await server.StartAgainAsync();
        var effects = await Task.WhenAll(claimed.Select(send => ledger.RecordResultsAsync([Accepted(send)], Stop)));
        Assert.All(effects, effect => Assert.Equal([ResultEffect.Applied], effect));
    }

    private static async Task<IReadOnlyList<ClaimedSend>> ClaimedAsync(TwoWorkers workers)
    {
        await workers.First.EnqueueAsync([.. Enumerable.Range(0, Sends).Select(i => TwoWorkers.Message($"k{i}", i))], Stop);
        var claimed = await TwoWorkers.ClaimAsync(workers.First, Sends);
        Assert.Equal(Sends, claimed.Count);
        return claimed;
    }

    private static SendResult Accepted(ClaimedSend send) => new(send.SendId, send.Attempt, SendOutcome.Accepted) { MessageSid = $"SM{send.SendId}" };
}
