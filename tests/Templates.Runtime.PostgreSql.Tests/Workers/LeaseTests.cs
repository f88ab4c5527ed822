using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql.Tests.Workers;

/// <summary>Workers that are no more, or were away for too long.</summary>
public sealed class LeaseTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(400);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I3_WhatIsNotFinishedWithinItsLease_IsUnknownToAll()
    {
        await using var workers = await TwoWorkers.StartAsync(Lease);
        await workers.First.EnqueueAsync([TwoWorkers.Message("a", 1)], Stop);
        var claimed = Assert.Single(await TwoWorkers.ClaimAsync(workers.First, 5));
        Assert.Empty(await workers.Second.GetUnknownAsync(TwoWorkers.Sender, 5, Stop));
        await Task.Delay(Lease * 2, Stop);
        var unknown = Assert.Single(await workers.Second.GetUnknownAsync(TwoWorkers.Sender, 5, Stop));
        Assert.Equal((claimed.SendId, claimed.Attempt), (unknown.SendId, unknown.Attempt));

        // Whoever was frozen may still tell that it was accepted, and nothing else.
        Assert.Equal(ResultEffect.Stale, await TwoWorkers.ResultAsync(workers.First, claimed, SendOutcome.NotAttempted));
        Assert.Equal(ResultEffect.Applied, await TwoWorkers.ResultAsync(workers.First, claimed, SendOutcome.Accepted));
    }

    [Fact]
    public async Task I1_AWorkerThatComesBack_ChangesNothingOfTheNextAttempt()
    {
        await using var workers = await TwoWorkers.StartAsync(Lease);
        await workers.First.EnqueueAsync([TwoWorkers.Message("a", 1)], Stop);
        var first = Assert.Single(await TwoWorkers.ClaimAsync(workers.First, 5));
        await Task.Delay(Lease * 2, Stop);
        Assert.Single(await workers.Second.GetUnknownAsync(TwoWorkers.Sender, 5, Stop));
        Assert.Equal(ResultEffect.Applied, (await workers.Second.ResolveAsync([new Resolution(first.SendId, first.Attempt, Verdict.Resend)], Stop))[0]);
        var second = Assert.Single(await TwoWorkers.ClaimAsync(workers.Second, 5));
        foreach (var outcome in Enum.GetValues<SendOutcome>())
        {
            Assert.Equal(ResultEffect.Stale, await TwoWorkers.ResultAsync(workers.First, first, outcome));
        }

        Assert.Equal(ResultEffect.Stale, await TwoWorkers.ResultAsync(workers.First, second, SendOutcome.NotAttempted));
        Assert.Equal(ResultEffect.Applied, await TwoWorkers.ResultAsync(workers.Second, second, SendOutcome.NotAttempted));
    }

    [Fact]
    public async Task K1_Leases_GoByTheServersClock()
    {
        await using var workers = await TwoWorkers.StartAsync();
        var ahead = new Testing.ManualTime(TimeProvider.System.GetUtcNow().AddHours(2));
        await using var hasty = new PostgreSqlLedger(workers.Address, ahead);
        await workers.First.EnqueueAsync([TwoWorkers.Message("a", 1)], Stop);
        Assert.Single(await TwoWorkers.ClaimAsync(workers.First, 5));
        await hasty.OpenAsync(asSender: true, Stop);
        Assert.Empty(await hasty.GetUnknownAsync(TwoWorkers.Sender, 5, Stop));
    }

    [Fact]
    public async Task AnOpeningWorker_LeavesTheOthersAtTheirWork()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await workers.First.EnqueueAsync([TwoWorkers.Message("a", 1)], Stop);
        var claimed = Assert.Single(await TwoWorkers.ClaimAsync(workers.First, 5));
        await using var third = new PostgreSqlLedger(workers.Address, TimeProvider.System);
        await third.OpenAsync(asSender: true, Stop);
        Assert.Equal(ResultEffect.Applied, await TwoWorkers.ResultAsync(workers.First, claimed, SendOutcome.Accepted));
    }
}
