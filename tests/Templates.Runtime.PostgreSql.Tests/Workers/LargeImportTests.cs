#pragma warning disable xUnit1051 // Every wait here has an end of its own.
using Npgsql;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql.Tests.Workers;

/// <summary>People in the order of their keys, who are added by transactions side by side.</summary>
public sealed class LargeImportTests
{
    private const int People = 3 * MemberWrites.Slice + 100;

    [Fact]
    public async Task OfAPersonsLines_TheFirstCounts_WhereverATransactionEnds()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await workers.StartListAsync("list", people: 0);
        var outcomes = await workers.First.AddMembersAsync("list", Members(PersonOf));
        for (var i = 0; i < People; i++)
        {
            Assert.Equal(PersonOf(i) == i ? MemberVerdict.Added : MemberVerdict.Known, outcomes[i].Verdict);
            Assert.Equal(outcomes[PersonOf(i)].SendId, outcomes[i].SendId);
        }

        var rows = await RowsAsync(workers.Second);
        Assert.Equal(Enumerable.Range(0, People).Where(i => PersonOf(i) == i), rows.Select(row => (int)row.Line - 1).Order());
        Assert.Equal(rows.Count, (await workers.Second.GetDistributionAsync("list"))!.Counts[SendState.Queued]);
    }

    [Fact]
    public async Task TwoThatImportTheSameList_AddEachPersonOnce()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await workers.StartListAsync("list", people: 0);
        var both = await Task.WhenAll(workers.First.AddMembersAsync("list", Members(i => i)), workers.Second.AddMembersAsync("list", Members(i => i)));
        for (var i = 0; i < People; i++)
        {
            Assert.Equal(both[0][i].SendId, both[1][i].SendId);
            Assert.Single(both, outcomes => outcomes[i].Verdict == MemberVerdict.Added);
        }

        Assert.Equal(both[0].Select(outcome => outcome.SendId).Order(), (await RowsAsync(workers.First)).Select(row => row.SendId));
    }

    [Fact]
    public async Task AnImportThatStandsStill_HoldsNeitherClaimsNorAStopUp_AndThenAddsNobody()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await workers.StartListAsync("list", people: 10, new DistributionSettings { Rate = 100 });
        await using var other = new NpgsqlConnection(workers.Address);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var held = new NpgsqlCommand("INSERT INTO send (recipient, sender_id, distribution_id, content_id, updated_at, kind, state) SELECT $1, sender_id, id, 1, 0, 0, 5 FROM distribution", other))
        {
            held.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = SqlValue.ToGuid(TwoWorkers.Person(People - 1).Key) });
            Assert.Equal(1, await held.ExecuteNonQueryAsync());
        }

        var import = workers.First.AddMembersAsync("list", Members(i => i));
        await Task.Delay(1500);
        Assert.NotEmpty(await TwoWorkers.ClaimAsync(workers.Second, 5).WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.True(await workers.Second.SetDistributionAsync("list", DistributionState.Stopped, "enough").WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.False(import.IsCompleted);
        await transaction.RollbackAsync();
        Assert.Equal(MemberVerdict.Closed, (await import)[^1].Verdict);
        Assert.DoesNotContain(await RowsAsync(workers.First), row => row.State is SendState.Queued || row.Line == People);
    }

    // At each end of a transaction, and a few rows before and after it, stands somebody once more.
    private static int PersonOf(int i) => (i + 2) % MemberWrites.Slice < 5 && i > 2 ? i - 1 - (i + 2) % MemberWrites.Slice : i;

    private static NewMember[] Members(Func<int, int> personOf)
    {
        var content = new MemberContent("de", TwoWorkers.Content, "f1", TimeZone: null);
        return [.. Enumerable.Range(0, People).Select(i => new NewMember(i + 1, TwoWorkers.Person(personOf(i)), content, "{}"))];
    }

    private static async Task<List<MemberRecord>> RowsAsync(PostgreSqlLedger ledger)
    {
        var rows = new List<MemberRecord>();
        while (await ledger.GetMembersAsync("list", rows.Count == 0 ? 0 : rows[^1].SendId, 10_000) is { Count: > 0 } page)
        {
            rows.AddRange(page);
        }

        return rows;
    }
}
