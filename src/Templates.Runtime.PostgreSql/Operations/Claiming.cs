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

    public async Task<IReadOnlyList<ClaimedSend>> RunAsync(Transactions transactions, ClaimRequest request, CancellationToken cancellationToken)
    {
        var (after, isWhole) = Begin(request.Sender);
        var (claimed, position) = await transactions.WriteAsync(async scope =>
        {
            if (scope.Owner == 0)
            {
                throw new InvalidOperationException("This ledger was opened without the sender's role.");
            }

            // A copy, since the transaction may be run again.
            var from = new Dictionary<(long, long), long>(after);
            return (await FillAsync(scope, request, from, isWhole).ConfigureAwait(false), from);
        }, cancellationToken, isRepeatable: false).ConfigureAwait(false);
        Keep(request.Sender, position);
        return claimed;
    }

    private async Task<List<ClaimedSend>> FillAsync(PostgreSqlScope scope, ClaimRequest request, Dictionary<(long, long), long> after, bool isWhole)
    {
        var claimed = new List<ClaimedSend>();
        if (request.Limit <= 0)
        {
            return claimed;
        }

        var sender = await scope.Names.SenderAsync(scope, request.Sender).ConfigureAwait(false);
        var retries = new HashSet<long>();
        for (var (looks, wanted) = (0, request.Limit); claimed.Count < request.Limit && looks < mostLooks; wanted = Math.Min(wanted * 2, MostLocks))
        {
            var rows = await QueueLook.LockAsync(scope, sender, Math.Min(Math.Max(wanted, request.Limit - claimed.Count), mostLooks), scope.Now - PostgreSqlScope.Of(request.ApprovalMaxAge), after, retries).ConfigureAwait(false);
            if (rows.Count == 0)
            {
                if (isWhole || claimed.Count > 0)
                {
                    break;
                }

                isWhole = true;
                after.Clear();
                retries.Clear();
                continue;
            }

            looks += rows.Count;
            claimed.AddRange(await TakeAsync(scope, sender, rows, request.Limit - claimed.Count, after, retries).ConfigureAwait(false));
        }

        return claimed;
    }

    private async Task<List<ClaimedSend>> TakeAsync(PostgreSqlScope scope, long sender, List<QueuedRow> rows, int limit, Dictionary<(long, long), long> after, HashSet<long> retries)
    {
        QueuedRow[] free = [.. rows.Where(row => row.IsFree)];
        var (taken, decided) = free.Length == 0 ? ([], 0) : await QueueTaking.RunAsync(scope, sender, [.. free.Select(row => row.Id)], lease, limit).ConfigureAwait(false);
        var passed = taken.Count == limit ? rows.IndexOf(free[decided - 1]) + 1 : rows.Count;
        foreach (var row in rows.Take(passed))
        {
            if (row.IsRetry)
            {
                retries.Add(row.Id);
            }
            else
            {
                after[row.Part] = Math.Max(after.GetValueOrDefault(row.Part), row.Id);
            }
        }

        return taken;
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
