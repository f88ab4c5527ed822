using System.Collections.Concurrent;
using Npgsql;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql.Tests.Workers;

/// <summary>Workers that claim at the same moment.</summary>
public sealed class ClaimRaceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I1_ManyWorkers_EachRowIsClaimedOnce_AndNoPersonHasTwoUnderWay()
    {
        const int Rows = 900;
        const int People = 150;
        await using var workers = await TwoWorkers.StartAsync(count: 4);
        await workers.First.EnqueueAsync([.. Enumerable.Range(0, Rows).Select(i => TwoWorkers.Message($"k{i}", i % People))], Stop);
        var claims = new ConcurrentDictionary<long, int>();
        var underWay = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        await Task.WhenAll(workers.All.Select(ledger => Task.Run(async () =>
        {
            while (claims.Count < Rows)
            {
                var claimed = await TwoWorkers.ClaimAsync(ledger, 20);
                foreach (var send in claimed)
                {
                    Assert.Equal(1, claims.AddOrUpdate(send.SendId, 1, (_, count) => count + 1));
                    Assert.True(underWay.TryAdd(send.To, send.SendId), $"{send.To} has two messages under way.");
                }

                await Task.Delay(1, Stop);
                foreach (var send in claimed)
                {
                    underWay.TryRemove(send.To, out _);
                }

                if (claimed.Count > 0)
                {
                    await ledger.RecordResultsAsync([.. claimed.Select(send => new SendResult(send.SendId, send.Attempt, SendOutcome.Accepted) { MessageSid = $"SM{send.SendId}" })], Stop);
                }
            }
        }, Stop)));
        Assert.Equal([KeyValuePair.Create(SendState.Accepted, (long)Rows)], await workers.First.CountSendsAsync(Stop));
    }

    [Fact]
    public async Task I1_TwoRowsOfAPerson_AreNotClaimedWhileAnotherClaimIsUncommitted()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await workers.First.EnqueueAsync([TwoWorkers.Message("a", 1), TwoWorkers.Message("b", 1), TwoWorkers.Message("c", 2)], Stop);

        // Another worker in the midst of its claim of "a": its row and its person are locked, nothing is committed.
        await using var other = new NpgsqlConnection(workers.Address);
        await other.OpenAsync(Stop);
        await using var transaction = await other.BeginTransactionAsync(Stop);
        await using var claim = new NpgsqlCommand(
            $"SELECT pg_advisory_xact_lock({PersonLock.KeyOf("recipient", "sender_id")}) FROM send WHERE dedupe_key = 'a' FOR UPDATE; UPDATE send SET state = 1, attempt = 1, intent_at = 0, owner = 1, lease_until = 1e15 WHERE dedupe_key = 'a'", other);
        await claim.ExecuteNonQueryAsync(Stop);
        Assert.Equal([TwoWorkers.Person(2).Address], (await TwoWorkers.ClaimAsync(workers.First, 10)).Select(send => send.To));
        await transaction.CommitAsync(Stop);
        Assert.Empty(await TwoWorkers.ClaimAsync(workers.First, 10));
    }

    [Fact]
    public async Task I1_TheDatabaseItself_RefusesASecondMessageUnderWay()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await workers.First.EnqueueAsync([TwoWorkers.Message("a", 1), TwoWorkers.Message("b", 1)], Stop);
        var error = await Assert.ThrowsAsync<PostgresException>(() => Server.TestServer.ScalarAsync(workers.Address, "UPDATE send SET state = 1"));
        Assert.Equal("send_live_person", error.ConstraintName);
    }

    [Fact]
    public async Task AClaim_PassesOverRowsThatOthersHold_WithoutWaiting()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await workers.First.EnqueueAsync([.. Enumerable.Range(0, 40).Select(i => TwoWorkers.Message($"k{i}", i))], Stop);
        await using var other = new NpgsqlConnection(workers.Address);
        await other.OpenAsync(Stop);
        await using var transaction = await other.BeginTransactionAsync(Stop);
        await using var hold = new NpgsqlCommand("SELECT id FROM send WHERE id <= 10 FOR UPDATE", other);
        await hold.ExecuteNonQueryAsync(Stop);
        var claimed = await TwoWorkers.ClaimAsync(workers.First, 10).WaitAsync(TimeSpan.FromSeconds(8), Stop);
        Assert.Equal(Enumerable.Range(11, 10).Select(id => (long)id), claimed.Select(send => send.SendId));
        await transaction.RollbackAsync(Stop);

        // What was passed over comes into view again.
        Assert.Equal(30, await ClaimAllAsync(workers.First));
    }

    [Fact]
    public async Task AListsBudget_IsOneForAllWorkers_AndItsCountsAddUp()
    {
        const int People = 300;
        const int Budget = 120;
        await using var workers = await TwoWorkers.StartAsync(count: 4);
        await workers.StartListAsync("list", People);
        Assert.True(await workers.First.SetCourseAsync("list", 0, DistributionCourse.Start with { Left = Budget, Phase = DistributionPhase.Canary }, Stop));
        var taken = await Task.WhenAll(workers.All.Select(ledger => Task.Run(async () =>
        {
            var count = 0;
            while (await TwoWorkers.ClaimAsync(ledger, 9) is { Count: > 0 } claimed)
            {
                count += claimed.Count;
                await ledger.RecordResultsAsync([.. claimed.Select(send => new SendResult(send.SendId, send.Attempt, SendOutcome.Accepted) { MessageSid = $"SM{send.SendId}" })], Stop);
            }

            return count;
        }, Stop)));
        Assert.Equal(Budget, taken.Sum());
        var record = (await workers.First.GetDistributionAsync("list", Stop))!;
        Assert.Equal((0L, (long)Budget, (long)People - Budget), (record.Course.Left, record.Counts[SendState.Accepted], record.Counts[SendState.Queued]));
        Assert.True(await workers.First.SetDistributionAsync("list", DistributionState.Stopped, "enough", Stop));
        Assert.Equal(People - Budget, (await workers.First.GetDistributionAsync("list", Stop))!.Counts[SendState.Cancelled]);
    }

    [Fact]
    public async Task TheDayCap_IsOneForAllWorkers()
    {
        const int Cap = 37;
        await using var workers = await TwoWorkers.StartAsync(count: 4);
        await workers.StartListAsync("list", 120);
        var taken = await Task.WhenAll(workers.All.Select(ledger => Task.Run(async () =>
        {
            var count = 0;
            while ((await ledger.ClaimAsync(new ClaimRequest(TwoWorkers.Sender, 5, TimeSpan.FromHours(1)) { DayCap = Cap }, Stop)).Sends is { Count: > 0 } claimed)
            {
                count += claimed.Count;
            }

            return count;
        }, Stop)));
        Assert.Equal(Cap, taken.Sum());
    }

    [Fact]
    public async Task I9_AListThatIsPaused_StopsAllWorkers()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await workers.StartListAsync("list", 40);
        Assert.Equal(5, (await TwoWorkers.ClaimAsync(workers.Second, 5)).Count);
        await workers.First.SetDistributionAsync("list", DistributionState.Paused, "by hand", Stop);
        Assert.Empty(await TwoWorkers.ClaimAsync(workers.Second, 5));
        await workers.First.SetDistributionAsync("list", DistributionState.Running, reason: null, Stop);
        await workers.First.SetSenderPauseAsync(TwoWorkers.Sender, "by hand", until: null, Stop);
        Assert.Empty(await TwoWorkers.ClaimAsync(workers.Second, 5));
    }

    private static async Task<int> ClaimAllAsync(ILedger ledger)
    {
        var count = 0;
        while (await TwoWorkers.ClaimAsync(ledger, 7) is { Count: > 0 } claimed)
        {
            count += claimed.Count;
        }

        return count;
    }
}
