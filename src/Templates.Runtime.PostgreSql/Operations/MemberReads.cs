using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>People of a list sending.</summary>
internal static class MemberReads
{
    private const string Page =
        """
        SELECT s.id, s.line, p.address, c.language, s.state, s.delivery, s.provider_sid, s.error_code, s.updated_at
        FROM send s JOIN content c ON c.id = s.content_id LEFT JOIN payload p ON p.send_id = s.id
        WHERE s.distribution_id = $1 AND s.id > $2 AND s.id <= $3 ORDER BY s.id LIMIT $4
        """;

    private const string Span = "SELECT distribution_id, min(first_send), max(last_send) FROM distribution_span WHERE distribution_id = (SELECT id FROM distribution WHERE key = $1) GROUP BY distribution_id";

    private const string Standing =
        """
        SELECT d.state = 4,
          (SELECT s.id FROM send s WHERE s.recipient = i.recipient AND s.distribution_id = d.id AND s.distribution_id > 0),
          (SELECT 1 FROM suppression x WHERE x.recipient = i.recipient AND x.scope IN ('*', $3) LIMIT 1) IS NOT NULL
        FROM unnest($2) WITH ORDINALITY AS i(recipient, n) LEFT JOIN distribution d ON d.key = $1
        ORDER BY i.n
        """;

    public static async Task<IReadOnlyList<MemberRecord>> RowsAsync(PostgreSqlScope scope, string key, long afterId, int limit)
        => await scope.ListAsync(Span, row => (Id: row.GetInt64(0), First: row.GetInt64(1), Last: row.GetInt64(2)), key).ConfigureAwait(false) is not [var list] ? [] : await scope.ListAsync(
            Page,
            row => new MemberRecord(row.GetInt64(0), row.GetInt64(1), row.Text(2), row.GetString(3), (SendState)row.GetInt16(4), (Delivery)row.GetInt16(5), row.Text(6), row.Number(7), row.Time(8)),
            list.Id,
            Math.Max(afterId, list.First - 1),
            list.Last,
            (long)limit).ConfigureAwait(false);

    public static async Task<IReadOnlyList<MemberOutcome>> ForeseeAsync(PostgreSqlScope scope, string key, string mailingList, IReadOnlyList<RecipientKey> recipients)
        => await scope.ListAsync(
            Standing,
            row => !row.IsDBNull(0) && row.GetBoolean(0) ? new MemberOutcome(MemberVerdict.Closed, 0)
                : row.Long(1) is { } known ? new MemberOutcome(MemberVerdict.Known, known)
                : new MemberOutcome(row.GetBoolean(2) ? MemberVerdict.OptedOut : MemberVerdict.Added, 0),
            key,
            recipients.Select(SqlValue.ToGuid).ToArray(),
            mailingList).ConfigureAwait(false);
}
