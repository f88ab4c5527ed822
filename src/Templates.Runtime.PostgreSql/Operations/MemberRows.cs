using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>The rows of people who are in none of a list sending's yet. Of all ways COPY costs the server least.</summary>
internal static class MemberRows
{
    private const string Draw = "SELECT array_agg(nextval('send_id_seq')) FROM generate_series(1, $1)";

    private const string Span =
        """
        INSERT INTO distribution_span AS s (distribution_id, shard, first_send, last_send) VALUES ($1, pg_backend_pid(), $2, $3)
        ON CONFLICT (distribution_id, shard) DO UPDATE SET first_send = least(s.first_send, excluded.first_send), last_send = greatest(s.last_send, excluded.last_send)
        """;

    private const string Sends = "COPY send (id, line, kind, sender_id, recipient, distribution_id, content_id, state, updated_at) FROM STDIN (FORMAT BINARY)";

    private const string Payloads = "COPY payload (send_id, address, body) FROM STDIN (FORMAT BINARY)";

    private const string Questions = "COPY question (send_id, recipient, sender_id, body, life) FROM STDIN (FORMAT BINARY)";

    private const string Consents = "COPY consent_event (at, recipient, scope, what, source, evidence) FROM STDIN (FORMAT BINARY)";

    /// <summary>Adds the rows.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="target">Where to.</param>
    /// <param name="members">Of each person one.</param>
    /// <param name="contents">The number of each content among them.</param>
    /// <returns>The number of each one's row, ascending.</returns>
    public static async Task<long[]> AddAsync(PostgreSqlScope scope, MemberTarget target, IReadOnlyList<NewMember> members, Dictionary<MemberContent, long> contents)
    {
        var numbers = (await scope.ListAsync(Draw, row => row.GetFieldValue<long[]>(0), members.Count).ConfigureAwait(false))[0];
        await scope.ExecuteAsync(Span, target.Id, numbers[0], numbers[^1]).ConfigureAwait(false);
        var rows = numbers.Zip(members, (number, member) => (Number: number, Member: member)).ToArray();
        await scope.CopyAsync(Sends, rows, async (to, row) =>
        {
            await to.WriteAsync(row.Number).ConfigureAwait(false);
            await to.WriteAsync(row.Member.Line).ConfigureAwait(false);
            await to.WriteAsync((short)SendKind.Template).ConfigureAwait(false);
            await to.WriteAsync(target.Sender).ConfigureAwait(false);
            await to.WriteAsync(SqlValue.ToGuid(row.Member.Recipient.Key)).ConfigureAwait(false);
            await to.WriteAsync(target.Id).ConfigureAwait(false);
            await to.WriteAsync(contents[row.Member.Content]).ConfigureAwait(false);
            await to.WriteAsync((short)SendState.Queued).ConfigureAwait(false);
            await to.WriteAsync(scope.Now).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await scope.CopyAsync(Payloads, rows, async (to, row) =>
        {
            await to.WriteAsync(row.Number).ConfigureAwait(false);
            await to.WriteAsync(row.Member.Recipient.Address).ConfigureAwait(false);
            await to.WriteAsync(row.Member.Payload).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await scope.CopyAsync(Questions, rows.Where(row => row.Member.Question is not null), async (to, row) =>
        {
            await to.WriteAsync(row.Number).ConfigureAwait(false);
            await to.WriteAsync(SqlValue.ToGuid(row.Member.Recipient.Key)).ConfigureAwait(false);
            await to.WriteAsync(target.Sender).ConfigureAwait(false);
            await to.WriteAsync(QuestionJson.Write(row.Member.Question!)).ConfigureAwait(false);
            await to.WriteAsync(PostgreSqlScope.Of(row.Member.QuestionLife)).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await scope.CopyAsync(Consents, rows.Where(row => row.Member.Consent is not null), async (to, row) =>
        {
            var (_, member) = row;
            await to.WriteAsync(member.Consent!.At?.ToUnixTimeMilliseconds() ?? scope.Now).ConfigureAwait(false);
            await to.WriteAsync(SqlValue.ToGuid(member.Recipient.Key)).ConfigureAwait(false);
            await to.WriteAsync(target.MailingList).ConfigureAwait(false);
            await to.WriteAsync((short)ConsentChange.Given).ConfigureAwait(false);
            await to.WriteAsync((short)OptOutSource.Import).ConfigureAwait(false);
            await to.WriteAsync(member.Consent!.Source).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return numbers;
    }
}
