using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Adds people to a list sending, a slice in a transaction. Whoever is there or has opted out is passed over.</summary>
internal static class MemberWrites
{
    public const int Slice = 8_192;

    // A look into send_member for each person: + 0 keeps the plan off the index of a whole list. OFFSET keeps the looks
    // from being made once more for the condition.
    private const string Look =
        """
        SELECT x.recipient, x.id
        FROM (
          SELECT i.recipient,
            (SELECT s.id FROM send s WHERE s.recipient = i.recipient AND s.distribution_id + 0 = $2 AND s.distribution_id > 0) AS id,
            (SELECT true FROM suppression o WHERE o.recipient = i.recipient AND o.scope IN ('*', $3) LIMIT 1) AS is_out
          FROM unnest($1) AS i(recipient) OFFSET 0) x
        WHERE x.id IS NOT NULL OR x.is_out
        """;

    private const string Count = "INSERT INTO tally AS t VALUES ($1, 0, 0, pg_backend_pid(), $2) ON CONFLICT (distribution_id, what, value, shard) DO UPDATE SET n = t.n + excluded.n";

    /// <summary>Whether the people are in the order of their keys, so that nobody is in two slices but where one ends.</summary>
    public static bool AreInOrder(IReadOnlyList<NewMember> members)
        => members.Zip(members.Skip(1), (one, next) => one.Recipient.Key.Value <= next.Recipient.Key.Value).All(isInOrder => isInOrder);

    /// <summary>Adds people; somebody who is added elsewhere at this moment violates a unique index, which makes the slice begin anew.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="key">Of the list sending.</param>
    /// <param name="members">The people.</param>
    /// <param name="numbers">Of each one's row, if it comes to be added.</param>
    public static async Task<IReadOnlyList<MemberOutcome>> AddSliceAsync(PostgreSqlScope scope, string key, IReadOnlyList<NewMember> members, ReadOnlyMemory<long> numbers)
    {
        var target = await FindAsync(scope, key).ConfigureAwait(false);
        if (target.IsClosed)
        {
            return [.. members.Select(_ => new MemberOutcome(MemberVerdict.Closed, 0))];
        }

        var people = members.Select(member => SqlValue.ToGuid(member.Recipient.Key)).ToArray();
        var found = await scope.ListAsync(Look, row => (Person: row.Recipient(0), Row: row.Long(1)), people, target.Id, target.MailingList).ConfigureAwait(false);
        var rows = found.Distinct().ToDictionary(look => look.Person, look => look.Row);
        var added = new List<(long Number, NewMember Member)>(members.Count);
        var outcomes = new MemberOutcome[members.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            // The first of a person makes their row, the others of that person find it.
            var number = numbers.Span[i];
            if (rows.TryAdd(members[i].Recipient.Key, number))
            {
                added.Add((number, members[i]));
                outcomes[i] = new MemberOutcome(MemberVerdict.Added, number);
            }
            else
            {
                outcomes[i] = rows[members[i].Recipient.Key] is { } row ? new MemberOutcome(MemberVerdict.Known, row) : new MemberOutcome(MemberVerdict.OptedOut, 0);
            }
        }

        if (added.Count > 0)
        {
            await AddAsync(scope, target, added).ConfigureAwait(false);
        }

        return outcomes;
    }

    private static async Task<MemberTarget> FindAsync(PostgreSqlScope scope, string key)
        => await scope.ListAsync(
            "SELECT id, template, mailing_list, sender_id, state FROM distribution WHERE key = $1 FOR SHARE",
            row => new MemberTarget(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), (DistributionState)row.GetInt16(4) is DistributionState.Stopped),
            key).ConfigureAwait(false) is [var target] ? target : throw new InvalidOperationException($"There is no list sending \"{key}\": add it first.");

    private static async Task AddAsync(PostgreSqlScope scope, MemberTarget target, List<(long Number, NewMember Member)> rows)
    {
        var contents = new Dictionary<MemberContent, long>();
        foreach (var content in rows.Select(row => row.Member.Content).Distinct())
        {
            var name = new ContentName(target.Template, content.Language, target.MailingList, content.ContentSid, content.Fingerprint, content.TimeZone ?? "");
            contents.Add(content, await scope.Names.ContentAsync(scope, name).ConfigureAwait(false));
        }

        await MemberRows.CopyAsync(scope, target, rows, contents).ConfigureAwait(false);
        foreach (var content in contents.Values.Order())
        {
            await scope.ExecuteAsync("INSERT INTO distribution_content (distribution_id, content_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", target.Id, content).ConfigureAwait(false);
            await scope.Names.AddPartAsync(scope, (target.Sender, target.Id, content)).ConfigureAwait(false);
        }

        await scope.ExecuteAsync(Count, target.Id, (long)rows.Count).ConfigureAwait(false);
        await scope.ExecuteAsync("UPDATE distribution SET state = 0, reason = NULL WHERE id = $1 AND state = 3", target.Id).ConfigureAwait(false);
    }
}

/// <summary>The list sending that people are added to.</summary>
internal sealed record MemberTarget(long Id, string Template, string MailingList, long Sender, bool IsClosed);
