using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

// List sendings, and people.
public sealed partial class PostgreSqlLedger
{
    public Task<DistributionRecord> AddDistributionAsync(NewDistribution distribution, CancellationToken cancellationToken = default)
        => WriteAsync(scope => DistributionWrites.AddAsync(scope, distribution), cancellationToken);

    public async Task<bool> SetDistributionAsync(string key, DistributionState state, string? reason, CancellationToken cancellationToken = default)
    {
        var isMoved = await WriteAsync(scope => DistributionWrites.SetAsync(scope, key, state, reason), cancellationToken).ConfigureAwait(false);
        if (state is DistributionState.Stopped)
        {
            while (await WriteAsync(scope => DistributionWrites.CancelSliceAsync(scope, key), cancellationToken).ConfigureAwait(false) == DistributionWrites.Slice)
            {
                // The next slice.
            }
        }

        return isMoved;
    }

    public Task<bool> ChangeDistributionAsync(string key, DistributionSettings settings, CancellationToken cancellationToken = default)
        => WriteAsync(scope => DistributionWrites.ChangeSettingsAsync(scope, key, settings), cancellationToken);

    public Task<bool> SetCourseAsync(string key, int step, DistributionCourse course, CancellationToken cancellationToken = default)
        => WriteAsync(scope => DistributionWrites.SetCourseAsync(scope, key, step, course), cancellationToken);

    public Task<DistributionRecord?> GetDistributionAsync(string key, CancellationToken cancellationToken = default)
        => ReadAsync(scope => DistributionReads.FindAsync(scope, key), cancellationToken);

    public Task<IReadOnlyList<DistributionRecord>> ListDistributionsAsync(bool isOpenOnly, CancellationToken cancellationToken = default)
        => ReadAsync(scope => DistributionReads.AllAsync(scope, isOpenOnly), cancellationToken);

    // Pages stay in the server's memory; it gains little from more.
    public int MembersPerCall => 49_152;

    public async Task<IReadOnlyList<MemberOutcome>> AddMembersAsync(string key, IReadOnlyList<NewMember> members, CancellationToken cancellationToken = default)
    {
        NewMember[] people = [.. members];
        var slices = MemberWrites.Cut(people);
        var outcomes = new IReadOnlyList<MemberOutcome>[slices.Count];

        // The first alone, as it makes what all share; then two side by side where they cannot meet.
        await AddAsync(0).ConfigureAwait(false);
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = MemberWrites.AreInOrder(people) ? 2 : 1, CancellationToken = cancellationToken };
        await Parallel.ForAsync(1, slices.Count, sideBySide, async (i, _) => await AddAsync(i).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. outcomes.SelectMany(slice => slice)];

        async Task AddAsync(int i)
        {
            try
            {
                outcomes[i] = await AddSliceAsync(i).ConfigureAwait(false);
            }
            catch (ListStoppedException)
            {
                outcomes[i] = await AddSliceAsync(i).ConfigureAwait(false);
            }
        }

        Task<IReadOnlyList<MemberOutcome>> AddSliceAsync(int i) => WriteAsync(scope => MemberWrites.AddSliceAsync(scope, key, slices[i]), cancellationToken);
    }

    public Task<IReadOnlyList<MemberOutcome>> ForeseeMembersAsync(string key, string mailingList, IReadOnlyList<RecipientKey> recipients, CancellationToken cancellationToken = default)
        => ReadAsync(scope => MemberReads.ForeseeAsync(scope, key, mailingList, recipients), cancellationToken);

    public Task<IReadOnlyList<MemberRecord>> GetMembersAsync(string key, long afterId, int limit, CancellationToken cancellationToken = default)
        => ReadAsync(scope => MemberReads.RowsAsync(scope, key, afterId, limit), cancellationToken);

    public Task<int> AdoptAsync(string sender, IReadOnlyList<ForeignMessage> messages, CancellationToken cancellationToken = default)
        => WriteAsync(scope => AdoptWrites.RunAsync(scope, sender, messages), cancellationToken);

    /// <summary>Not known: the server's disk is not ours to look at.</summary>
    public Task<long?> GetFreeSpaceAsync(CancellationToken cancellationToken = default) => Task.FromResult<long?>(null);

    public Task<IReadOnlyList<ListedOptOut>> ListOptOutsAsync(OptOutScope? scope, ListedOptOut? after, int limit, CancellationToken cancellationToken = default)
        => ReadAsync(reading => PersonReads.OptOutsAsync(reading, scope, after, limit), cancellationToken);

    public Task<PersonRecord> GetPersonAsync(RecipientKey recipient, CancellationToken cancellationToken = default)
        => WriteAsync(scope => PersonReads.PersonAsync(scope, recipient), cancellationToken);

    public Task<Erasure> EraseAsync(RecipientKey recipient, CancellationToken cancellationToken = default)
        => WriteAsync(scope => ErasureWrites.EraseAsync(scope, recipient), cancellationToken);
}
