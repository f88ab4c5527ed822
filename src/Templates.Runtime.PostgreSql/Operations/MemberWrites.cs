using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Adds people to a list sending, a slice in a transaction, each kind of row by one statement.</summary>
internal static class MemberWrites
{
    public const int Slice = 5_000;

    // Whoever is there or has opted out is passed over. Who is added by somebody else at this moment makes the slice begin
    // anew: for the sake of those, ON CONFLICT would look every row up in each unique index once more.
    private const string Insert =
        """
        INSERT INTO send (line, kind, sender_id, recipient, distribution_id, content_id, state, updated_at)
        SELECT i.line, 0, $4, i.recipient, $5, i.content_id, 0, $6
        FROM unnest($1, $2, $3) WITH ORDINALITY AS i(line, recipient, content_id, n)
        WHERE (SELECT 1 FROM suppression x WHERE x.recipient = i.recipient AND x.scope IN ('*', $7) LIMIT 1) IS NULL
          AND (SELECT 1 FROM send o WHERE o.recipient = i.recipient AND o.distribution_id = $5 AND o.distribution_id > 0) IS NULL
        ORDER BY i.n
        RETURNING id, recipient
        """;

    private const string Known = "SELECT id, recipient FROM send WHERE recipient = ANY ($1) AND distribution_id = $2 AND distribution_id > 0";

    private const string Count = "INSERT INTO tally AS t VALUES ($1, 0, 0, pg_backend_pid(), $2) ON CONFLICT (distribution_id, what, value, shard) DO UPDATE SET n = t.n + excluded.n";

    private const string Event = "INSERT INTO consent_event (at, recipient, scope, what, source, evidence) SELECT i.at, i.recipient, $3, 2, $4, i.evidence FROM unnest($1, $2, $5) AS i(at, recipient, evidence)";

    public static async Task<IReadOnlyList<MemberOutcome>> AddSliceAsync(PostgreSqlScope scope, string key, IReadOnlyList<NewMember> members)
    {
        var target = await FindAsync(scope, key).ConfigureAwait(false);
        if (target.IsClosed)
        {
            return [.. members.Select(_ => new MemberOutcome(MemberVerdict.Closed, 0))];
        }

        var people = new HashSet<RecipientKey>();
        NewMember[] first = [.. members.Where(member => people.Add(member.Recipient.Key))];
        var contents = new Dictionary<MemberContent, long>();
        foreach (var content in first.Select(member => member.Content).Distinct())
        {
            var name = new ContentName(target.Template, content.Language, target.MailingList, content.ContentSid, content.Fingerprint, content.TimeZone ?? "");
            contents.Add(content, await scope.Names.ContentAsync(scope, name).ConfigureAwait(false));
        }

        var made = await InsertAsync(scope, target, first, contents).ConfigureAwait(false);
        var known = made.Count == members.Count ? [] : (await scope.ListAsync(
            Known, row => (row.Recipient(1), row.GetInt64(0)), people.Select(SqlValue.ToGuid).ToArray(), target.Id).ConfigureAwait(false)).ToDictionary();

        // The first of a person has made their row, the others of that person find it.
        return
        [
            .. members.Select(member => made.Remove(member.Recipient.Key, out var id) ? new MemberOutcome(MemberVerdict.Added, id)
                : known.TryGetValue(member.Recipient.Key, out id) ? new MemberOutcome(MemberVerdict.Known, id)
                : new MemberOutcome(MemberVerdict.OptedOut, 0)),
        ];
    }

    private static async Task<Target> FindAsync(PostgreSqlScope scope, string key)
        => await scope.ListAsync(
            "SELECT id, template, mailing_list, sender_id, state FROM distribution WHERE key = $1 FOR SHARE",
            row => new Target(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), (DistributionState)row.GetInt16(4) is DistributionState.Stopped),
            key).ConfigureAwait(false) is [var target] ? target : throw new InvalidOperationException($"There is no list sending \"{key}\": add it first.");

    private static async Task<Dictionary<RecipientKey, long>> InsertAsync(PostgreSqlScope scope, Target target, NewMember[] members, Dictionary<MemberContent, long> contents)
    {
        var made = (await scope.ListAsync(
            Insert,
            row => (row.Recipient(1), row.GetInt64(0)),
            members.Select(member => member.Line).ToArray(),
            members.Select(member => SqlValue.ToGuid(member.Recipient.Key)).ToArray(),
            members.Select(member => contents[member.Content]).ToArray(),
            target.Sender,
            target.Id,
            scope.Now,
            target.MailingList).ConfigureAwait(false)).ToDictionary();
        NewMember[] added = [.. members.Where(member => made.ContainsKey(member.Recipient.Key))];
        if (added.Length == 0)
        {
            return made;
        }

        await SendWrites.AddPayloadsAsync(scope, [.. added.Select(member => made[member.Recipient.Key])], [.. added.Select(member => member.Recipient.Address)], [.. added.Select(member => member.Payload)]).ConfigureAwait(false);
        await SendWrites.AddQuestionsAsync(scope, [.. added.Where(member => member.Question is not null).Select(member => (made[member.Recipient.Key], member.Recipient.Key, target.Sender, member.Question!, member.QuestionLife))]).ConfigureAwait(false);
        await AddConsentAsync(scope, target, [.. added.Where(member => member.Consent is not null)]).ConfigureAwait(false);
        foreach (var content in added.Select(member => contents[member.Content]).Distinct().Order())
        {
            await scope.ExecuteAsync("INSERT INTO distribution_content (distribution_id, content_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", target.Id, content).ConfigureAwait(false);
            await scope.Names.AddPartAsync(scope, (target.Sender, target.Id, content)).ConfigureAwait(false);
        }

        await scope.ExecuteAsync(Count, target.Id, (long)added.Length).ConfigureAwait(false);
        await scope.ExecuteAsync("UPDATE distribution SET state = 0, reason = NULL WHERE id = $1 AND state = 3", target.Id).ConfigureAwait(false);
        return made;
    }

    private static async Task AddConsentAsync(PostgreSqlScope scope, Target target, NewMember[] members)
    {
        if (members.Length > 0)
        {
            await scope.ExecuteAsync(
                Event,
                members.Select(member => member.Consent!.At?.ToUnixTimeMilliseconds() ?? scope.Now).ToArray(),
                members.Select(member => SqlValue.ToGuid(member.Recipient.Key)).ToArray(),
                target.MailingList,
                (int)OptOutSource.Import,
                members.Select(member => member.Consent!.Source).ToArray()).ConfigureAwait(false);
        }
    }

    private sealed record Target(long Id, string Template, string MailingList, long Sender, bool IsClosed);
}
