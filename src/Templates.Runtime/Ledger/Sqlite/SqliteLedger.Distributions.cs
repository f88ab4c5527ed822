using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

// List sendings.
public sealed partial class SqliteLedger
{
    public Task<DistributionRecord> AddDistributionAsync(NewDistribution distribution, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Claims, scope => DistributionWrites.Add(scope, distribution), cancellationToken);

    public async Task<bool> SetDistributionAsync(string key, DistributionState state, string? reason, CancellationToken cancellationToken = default)
    {
        var isMoved = await WriteAsync(WritePriority.Receiving, scope => DistributionWrites.Set(scope, key, state, reason), cancellationToken).ConfigureAwait(false);
        if (state is DistributionState.Stopped)
        {
            while (await WriteAsync(WritePriority.Imports, scope => DistributionWrites.CancelSlice(scope, key), cancellationToken, isLarge: true).ConfigureAwait(false) == DistributionWrites.Slice)
            {
                // The next slice.
            }
        }

        return isMoved;
    }

    public Task<bool> ChangeDistributionAsync(string key, DistributionSettings settings, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Receiving, scope => DistributionWrites.ChangeSettings(scope, key, settings), cancellationToken);

    public Task<bool> SetCourseAsync(string key, int step, DistributionCourse course, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Claims, scope => DistributionWrites.SetCourse(scope, key, step, course), cancellationToken);

    public Task<DistributionRecord?> GetDistributionAsync(string key, CancellationToken cancellationToken = default)
        => ReadAsync(session => DistributionReads.Find(session, key), cancellationToken);

    public Task<IReadOnlyList<DistributionRecord>> ListDistributionsAsync(bool isOpenOnly, CancellationToken cancellationToken = default)
        => ReadAsync(session => DistributionReads.All(session, isOpenOnly), cancellationToken);

    // All pages of a transaction go to disk.
    public int MembersPerCall => 98_304;

    public async Task<IReadOnlyList<MemberOutcome>> AddMembersAsync(string key, IReadOnlyList<NewMember> members, CancellationToken cancellationToken = default)
    {
        var writer = Current().Writer;
        var outcomes = new List<MemberOutcome>(members.Count);
        do
        {
            var done = outcomes.Count;
            outcomes.AddRange(await WriteAsync(WritePriority.Imports, scope => MemberWrites.AddSlice(scope, key, members, done, () => writer.IsWaitedFor), cancellationToken, isLarge: true).ConfigureAwait(false));
        }
        while (outcomes.Count < members.Count);
        return outcomes;
    }

    public Task<IReadOnlyList<MemberOutcome>> ForeseeMembersAsync(string key, string mailingList, IReadOnlyList<RecipientKey> recipients, CancellationToken cancellationToken = default)
        => ReadAsync(session => MemberReads.Foresee(session, key, mailingList, recipients), cancellationToken);

    public Task<IReadOnlyList<MemberRecord>> GetMembersAsync(string key, long afterId, int limit, CancellationToken cancellationToken = default)
        => ReadAsync(session => MemberReads.Rows(session, key, afterId, limit), cancellationToken);

    public Task<int> AdoptAsync(string sender, IReadOnlyList<ForeignMessage> messages, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Reports, scope => AdoptWrites.Run(scope, sender, messages), cancellationToken, isLarge: messages.Count >= Large);

    public Task<long?> GetFreeSpaceAsync(CancellationToken cancellationToken = default)
        => Task.Run(() => (FreeSpace ?? DiskSpace)(), cancellationToken);

    private long? DiskSpace()
    {
        try
        {
            return new DriveInfo(file.Path).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
