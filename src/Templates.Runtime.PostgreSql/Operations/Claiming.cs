using System.Diagnostics;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>
/// Takes messages to send. Lives as long as the ledger is open, since it remembers where in each part of the queue the
/// last claim ended: without that, each claim would step over all that has left since the server last cleaned up. That
/// is a hint only. Rows behind it come back into view when a claim finds nothing, and after some time at the latest.
/// </summary>
internal sealed class Claiming(TimeSpan lease, TimeSpan wholeLookEvery, int mostLooks)
{
    private const int MostLocks = 512;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Position> positions = new(StringComparer.Ordinal);
    private readonly DayCap dayCap = new();

    /// <param name="transactions">Runs it.</param>
    /// <param name="request">What to take.</param>
    /// <param name="nowTicks">The time rates go by, in ticks since 1970; null for the database's clock.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Claim> RunAsync(Transactions transactions, ClaimRequest request, long? nowTicks, CancellationToken cancellationToken)
    {
        request = request with { Limit = request.Limit + (request.MoreRoom?.Invoke() ?? 0) };
        if (request.DayCap is not null)
        {
            await dayCap.PrepareAsync(transactions, request.Sender, cancellationToken).ConfigureAwait(false);
        }

        var (after, isWhole) = Begin(request.Sender);
        var (claim, position) = await transactions.WriteAsync(async scope =>
        {
            if (scope.Owner == 0)
            {
                throw new InvalidOperationException("This ledger was opened without the sender's role.");
            }

            // A copy, since the transaction may be run again.
            var from = new Dictionary<(long, long), long>(after);
            return (await RunAsync(scope, request, nowTicks, from, isWhole).ConfigureAwait(false), from);
        }, cancellationToken, isRepeatable: false).ConfigureAwait(false);
        Keep(request.Sender, position);
        return claim;
    }

    private async Task<Claim> RunAsync(PostgreSqlScope scope, ClaimRequest request, long? nowTicks, Dictionary<(long, long), long> after, bool isWhole)
    {
        var sender = await scope.Names.SenderAsync(scope, request.Sender).ConfigureAwait(false);
        var permits = Math.Max(0, request.Limit);
        var own = request.Pace is { } pace ? await RateBucket.OfSenderAsync(scope, sender, nowTicks, pace).ConfigureAwait(false) : null;
        permits = own?.Granted(permits) ?? permits;
        var shared = request.AccountPace is { } account ? await RateBucket.OfAccountAsync(scope, nowTicks, account).ConfigureAwait(false) : null;
        permits = shared?.Granted(permits) ?? permits;
        if (permits == 0)
        {
            await TakeAsync(scope, own, shared, permits).ConfigureAwait(false);
        }

        if (permits == 0 || await SenderWrites.PauseOfAsync(scope, request.Sender).ConfigureAwait(false) is not null)
        {
            return new Claim([], permits);
        }

        var people = request.DayCap is { } cap ? cap - await PeopleAsync(scope, sender).ConfigureAwait(false) : (long?)null;
        var gates = await ListGate.ReadAsync(scope, permits).ConfigureAwait(false);
        var parts = await QueuePart.OpenAsync(scope, sender, request.ApprovalMaxAge, gates).ConfigureAwait(false);
        var batch = new ClaimBatch(permits, people);
        await FillAsync(scope, sender, parts, batch, after, isWhole).ConfigureAwait(false);
        await batch.WriteAsync(scope, sender, lease).ConfigureAwait(false);
        var open = parts.Values.Select(part => part.Gate).OfType<ListGate>().Distinct().OrderBy(gate => gate.Id).ToArray();
        foreach (var gate in open)
        {
            await gate.WriteAsync(scope).ConfigureAwait(false);
        }

        await TakeAsync(scope, own, shared, batch.Claimed.Count).ConfigureAwait(false);
        return new Claim(batch.Claimed, permits) { Wait = open.Min(gate => gate.Gate.Wait) };
    }

    private static async Task TakeAsync(PostgreSqlScope scope, RateBucket? own, RateBucket? shared, int permits)
    {
        await (own?.TakeAsync(scope, permits) ?? Task.CompletedTask).ConfigureAwait(false);
        await (shared?.TakeAsync(scope, permits) ?? Task.CompletedTask).ConfigureAwait(false);
    }

    // Claims of a sender come one after the other from here on, so that none counts what another is about to add.
    private static async Task<long> PeopleAsync(PostgreSqlScope scope, long sender)
    {
        await scope.ExecuteAsync("SELECT 1 FROM sender WHERE id = $1 FOR UPDATE", sender).ConfigureAwait(false);
        return await DayCap.CountAsync(scope, sender).ConfigureAwait(false);
    }

    private async Task FillAsync(PostgreSqlScope scope, long sender, Dictionary<(long, long), QueuePart> parts, ClaimBatch batch, Dictionary<(long, long), long> after, bool isWhole)
    {
        var retries = new HashSet<long>();
        for (var (looks, wanted) = (0, batch.Left); batch.Left > 0 && looks < mostLooks; wanted = Math.Min(wanted * 2, MostLocks))
        {
            var open = parts.Where(part => part.Value.HasRoom).Select(part => (part.Key, after.GetValueOrDefault(part.Key))).ToArray();
            var rows = open.Length == 0 ? [] : await QueueLook.LockAsync(scope, sender, Math.Min(Math.Max(wanted, batch.Left), mostLooks), open, retries).ConfigureAwait(false);
            if (rows.Count == 0)
            {
                if (isWhole || batch.Claimed.Count > 0)
                {
                    break;
                }

                isWhole = true;
                after.Clear();
                retries.Clear();
                continue;
            }

            looks += rows.Count;
            await DecideAsync(scope, sender, parts, rows, batch, after, retries).ConfigureAwait(false);
        }
    }

    private static async Task DecideAsync(
        PostgreSqlScope scope, long sender, Dictionary<(long, long), QueuePart> parts, List<QueuedRow> rows, ClaimBatch batch, Dictionary<(long, long), long> after, HashSet<long> retries)
    {
        var candidates = await Candidates.ReadAsync(scope, sender, [.. rows.Where(row => row.IsFree).Select(row => row.Id)]).ConfigureAwait(false);
        foreach (var row in rows.Where(row => batch.Left > 0 && parts[row.Part].HasRoom))
        {
            if (candidates.TryGetValue(row.Id, out var candidate))
            {
                batch.Decide(parts[row.Part], candidate);
            }

            if (row.IsRetry)
            {
                retries.Add(row.Id);
            }
            else
            {
                after[row.Part] = Math.Max(after.GetValueOrDefault(row.Part), row.Id);
            }
        }
    }

    private (Dictionary<(long, long), long> After, bool IsWhole) Begin(string sender)
    {
        lock (gate)
        {
            if (positions.TryGetValue(sender, out var position) && Stopwatch.GetElapsedTime(position.WholeAt) < wholeLookEvery)
            {
                return (position.After, false);
            }

            positions[sender] = new Position(Stopwatch.GetTimestamp(), []);
            return ([], true);
        }
    }

    private void Keep(string sender, Dictionary<(long, long), long> after)
    {
        lock (gate)
        {
            positions[sender] = positions[sender] with { After = after };
        }
    }

    private sealed record Position(long WholeAt, Dictionary<(long, long), long> After);
}
