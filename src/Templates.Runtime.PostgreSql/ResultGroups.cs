using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>
/// Writes what comes in while others are being written all at once, in one transaction: a commit is shared by whoever
/// waits for it. Alone, each message of 64 under way would have a transaction of its own.
/// </summary>
/// <param name="write">Writes results; their effects in the same order.</param>
internal sealed class ResultGroups(Func<IReadOnlyList<SendResult>, Task<IReadOnlyList<ResultEffect>>> write)
{
    private const int Most = 512;
    private readonly Lock gate = new();
    private Group? open;
    private Task last = Task.CompletedTask;

    public async Task<IReadOnlyList<ResultEffect>> RecordAsync(IReadOnlyList<SendResult> results)
    {
        var (group, from) = Join(results);
        var effects = await group.Written.ConfigureAwait(false);
        return [.. effects.Skip(from).Take(results.Count)];
    }

    private (Group Group, int From) Join(IReadOnlyList<SendResult> results)
    {
        lock (gate)
        {
            if (open is null || open.Results.Count + results.Count > Most)
            {
                open = new Group();
                last = open.Written = WriteAsync(open, after: last);
            }

            open.Results.AddRange(results);
            return (open, open.Results.Count - results.Count);
        }
    }

    private async Task<IReadOnlyList<ResultEffect>> WriteAsync(Group group, Task after)
    {
        // Whoever waits for the one before hears of its failure; this one is tried all the same.
        await after.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate)
        {
            open = open == group ? null : open;
        }

        return await write(group.Results).ConfigureAwait(false);
    }

    private sealed class Group
    {
        public List<SendResult> Results { get; } = [];

        public Task<IReadOnlyList<ResultEffect>> Written { get; set; } = null!;
    }
}
