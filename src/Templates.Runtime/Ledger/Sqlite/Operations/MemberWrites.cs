namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// Adds people to a list sending. Made for a million of them: what is the same for all is looked up once, rows are counted
/// by the slice and written by the group, and nothing is written that a row does not need.
/// </summary>
internal static class MemberWrites
{
    /// <summary>Rows of the largest slice: it is durable within some hundredths of a second, which whoever comes then has to wait.</summary>
    private const int Slice = 8_192;

    /// <summary>How many rows pass before it is looked whether somebody waits.</summary>
    private const int Stride = 4 * MemberRows.Many;

    private const string Count = "INSERT INTO tally VALUES ($1, 0, 0, $2) ON CONFLICT DO UPDATE SET n = n + excluded.n";

    private const string Bounds = "UPDATE distribution SET first_send = coalesce(first_send, $2), last_send = $3, state = iif(state = 3, 0, state), reason = iif(state = 3, NULL, reason) WHERE id = $1";

    /// <param name="scope">The transaction.</param>
    /// <param name="key">Of the list sending.</param>
    /// <param name="members">All of them.</param>
    /// <param name="first">The first that is not done.</param>
    /// <param name="isWaitedFor">Whether something more urgent waits: it ends the slice.</param>
    /// <returns>Outcomes of the slice.</returns>
    public static IReadOnlyList<MemberOutcome> AddSlice(SqliteScope scope, string key, IReadOnlyList<NewMember> members, int first, Func<bool> isWaitedFor)
    {
        var target = MemberTarget.Find(scope, key);
        if (target.IsClosed)
        {
            return [.. Enumerable.Repeat(new MemberOutcome(MemberVerdict.Closed, 0), members.Count - first)];
        }

        var rows = new MemberRows(scope, target);
        var end = Math.Min(members.Count, first + Slice);
        var done = new List<MemberOutcome>(end - first);
        for (var i = first; i < end && (done.Count == 0 || done.Count % Stride != 0 || !isWaitedFor());)
        {
            var count = end - i < MemberRows.Many ? 1 : MemberRows.Many;
            rows.Add(members, i, count, done);
            i += count;
        }

        rows.Complete();
        if (rows.Added > 0)
        {
            scope[Count].Execute(target.Id, rows.Added);
            scope[Bounds].Execute(target.Id, rows.First, rows.Last);
        }

        return done;
    }
}
