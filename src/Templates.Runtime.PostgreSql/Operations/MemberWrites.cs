using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Adds people to a list sending, a slice in a transaction. Whoever is there or has opted out is passed over.</summary>
internal static class MemberWrites
{
    public const int Slice = 8_192;

    // A look into an index for each person; OFFSET keeps it from being made once more for the condition. With IN the scopes
    // would be looked up as a bitmap.
    private const string Look =
        """
        SELECT x.recipient, x.id
        FROM (
          SELECT i.recipient,
            (SELECT s.id FROM send s WHERE s.recipient = i.recipient AND s.distribution_id = $2 AND s.distribution_id > 0) AS id,
            (SELECT true FROM suppression o WHERE o.recipient = i.recipient AND (o.scope = '*' OR o.scope = $3) LIMIT 1) AS is_out
          FROM unnest($1) AS i(recipient) OFFSET 0) x
        WHERE x.id IS NOT NULL OR x.is_out
        """;

    private const string Count = "INSERT INTO tally AS t VALUES ($1, 0, 0, pg_backend_pid(), $2) ON CONFLICT (distribution_id, what, value, shard) DO UPDATE SET n = t.n + excluded.n";

    /// <summary>Cuts people into what goes into a transaction each, one at least; the same person next to each other is not cut apart.</summary>
    public static IReadOnlyList<ArraySegment<NewMember>> Cut(NewMember[] members)
    {
        var slices = new List<ArraySegment<NewMember>>();
        var start = 0;
        do
        {
            var end = Math.Min(start + Slice, members.Length);
            while (end > start && end < members.Length && members[end].Recipient.Key == members[end - 1].Recipient.Key)
            {
                end++;
            }

            slices.Add(new ArraySegment<NewMember>(members, start, end - start));
            start = end;
        }
        while (start < members.Length);
        return slices;
    }

    /// <summary>Whether the people are in the order of their keys, so that nobody is in two slices.</summary>
    public static bool AreInOrder(NewMember[] members)
        => members.Zip(members.Skip(1), (one, next) => one.Recipient.Key.Value <= next.Recipient.Key.Value).All(isInOrder => isInOrder);

    /// <remarks>Somebody who is added elsewhere at this moment violates a unique index, which makes the slice begin anew.</remarks>
    /// <exception cref="ListStoppedException">It was stopped meanwhile: the slice is to begin anew, to hear so.</exception>
    public static async Task<IReadOnlyList<MemberOutcome>> AddSliceAsync(PostgreSqlScope scope, string key, IReadOnlyList<NewMember> members)
    {
        var target = await FindAsync(scope, key).ConfigureAwait(false);
        if (target.IsClosed)
        {
            return [.. members.Select(_ => new MemberOutcome(MemberVerdict.Closed, 0))];
        }

        var people = members.Select(member => SqlValue.ToGuid(member.Recipient.Key)).ToArray();
        var found = await scope.ListAsync(Look, row => (Person: row.Recipient(0), Row: row.Long(1)), people, target.Id, target.MailingList).ConfigureAwait(false);
        // Null for who has opted out. The first of a person makes their row, the others of that person find it.
        var rows = found.Distinct().ToDictionary(look => look.Person, look => look.Row);
        var seen = rows.Keys.ToHashSet();
        NewMember[] added = [.. members.Where(member => seen.Add(member.Recipient.Key))];
        var numbers = added.Length == 0 ? [] : await AddAsync(scope, target, added).ConfigureAwait(false);
        var outcomes = new MemberOutcome[members.Count];
        for (int i = 0, next = 0; i < outcomes.Length; i++)
        {
            var person = members[i].Recipient.Key;
            if (next < added.Length && ReferenceEquals(members[i], added[next]))
            {
                rows.Add(person, numbers[next]);
                outcomes[i] = new MemberOutcome(MemberVerdict.Added, numbers[next++]);
            }
            else
            {
                outcomes[i] = rows[person] is { } row ? new MemberOutcome(MemberVerdict.Known, row) : new MemberOutcome(MemberVerdict.OptedOut, 0);
            }
        }

        return outcomes;
    }

    private static async Task<MemberTarget> FindAsync(PostgreSqlScope scope, string key)
        => await scope.ListAsync(
            "SELECT id, template, mailing_list, sender_id, state FROM distribution WHERE key = $1",
            row => new MemberTarget(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), (DistributionState)row.GetInt16(4)),
            key).ConfigureAwait(false) is [var target] ? target : throw new InvalidOperationException($"There is no list sending \"{key}\": add it first.");

    private static async Task<long[]> AddAsync(PostgreSqlScope scope, MemberTarget target, NewMember[] members)
    {
        var contents = new Dictionary<MemberContent, long>();
        foreach (var content in members.Select(member => member.Content).Distinct().OrderBy(content => content.ToString(), StringComparer.Ordinal))
        {
            var name = new ContentName(target.Template, content.Language, target.MailingList, content.ContentSid, content.Fingerprint, content.TimeZone ?? "");
            contents.Add(content, await scope.Names.ContentAsync(scope, name).ConfigureAwait(false));
        }

        var numbers = await MemberRows.AddAsync(scope, target, members, contents).ConfigureAwait(false);
        foreach (var content in contents.Values.Order())
        {
            await scope.ExecuteAsync("INSERT INTO distribution_content (distribution_id, content_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", target.Id, content).ConfigureAwait(false);
            await scope.Names.AddPartAsync(scope, (target.Sender, target.Id, content)).ConfigureAwait(false);
        }

        await LockAsync(scope, target).ConfigureAwait(false);
        await scope.ExecuteAsync(Count, target.Id, (long)members.Length).ConfigureAwait(false);
        await scope.ExecuteAsync("UPDATE distribution SET state = 0, reason = NULL WHERE id = $1 AND state = 3", target.Id).ConfigureAwait(false);
        return numbers;
    }
    // Only now: claims and stops wait for this lock, and a process may be frozen or cut off while it copies, which no timeout
    // of the server's ends. Who stopped the list before is seen here; who stops it later finds the rows.
    private static async Task LockAsync(PostgreSqlScope scope, MemberTarget target)
    {
        var locked = target.State is DistributionState.Completed ? "SELECT state FROM distribution WHERE id = $1 FOR NO KEY UPDATE" : "SELECT state FROM distribution WHERE id = $1 FOR SHARE";
        if ((DistributionState)(short)(await scope.ScalarAsync(locked, target.Id).ConfigureAwait(false))! is DistributionState.Stopped)
        {
            throw new ListStoppedException();
        }
    }
}
