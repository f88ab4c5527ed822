using Npgsql;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>What is read without changing anything, each by one statement, so that it is of one moment.</summary>
internal static class PostgreSqlReads
{
    private const string SendColumns =
        """
        SELECT s.id, s.dedupe_key, s.kind, s.state, s.delivery, s.recipient, s.attempt, c.template, c.language, s.provider_sid, s.error_code, s.resends, s.updated_at, d.key, s.line
        FROM send s JOIN content c ON c.id = s.content_id LEFT JOIN distribution d ON d.id = s.distribution_id

        """;

    private const string SendByKey = SendColumns + "WHERE s.dedupe_key = $1";
    private const string SendById = SendColumns + "WHERE s.id = $1";

    private const string Unknown =
        """
        SELECT s.id, s.attempt, p.address, s.intent_at, s.looks, s.looked_at, s.held
        FROM send s JOIN payload p ON p.send_id = s.id
        WHERE s.state = 3 AND s.sender_id = (SELECT n.id FROM sender n WHERE n.address = $1)
        ORDER BY s.held, s.looked_at, s.id LIMIT $2
        """;

    private const string UnreportedSends = "SELECT id, provider_sid FROM send WHERE state = 2 AND delivery = 0 AND accepted_at < $1 ORDER BY accepted_at, id LIMIT $2";

    public static Task<SendRecord?> SendAsync(PostgreSqlScope scope, string key) => SendAsync(scope, SendByKey, key);

    public static Task<SendRecord?> SendAsync(PostgreSqlScope scope, long id) => SendAsync(scope, SendById, id);

    public static async Task<IReadOnlyList<UnknownSend>> UnknownSendsAsync(PostgreSqlScope scope, string sender, int limit)
        => await scope.ListAsync(
            Unknown,
            row => new UnknownSend(row.GetInt64(0), row.GetInt32(1), row.GetString(2), row.Time(3), row.GetInt32(4), row.GetInt64(5) == 0 ? null : row.Time(5), row.GetBoolean(6)),
            sender,
            (long)limit).ConfigureAwait(false);

    public static async Task<IReadOnlySet<string>> KnownSidsAsync(PostgreSqlScope scope, IReadOnlyCollection<string> sids)
        => (await scope.ListAsync("SELECT provider_sid FROM send WHERE provider_sid = ANY ($1)", row => row.GetString(0), sids.ToArray()).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);

    public static async Task<IReadOnlyList<(long SendId, string MessageSid)>> UnreportedAsync(PostgreSqlScope scope, DateTimeOffset before, int limit)
        => await scope.ListAsync(UnreportedSends, row => (row.GetInt64(0), row.GetString(1)), before.ToUnixTimeMilliseconds(), (long)limit).ConfigureAwait(false);

    public static async Task<IReadOnlyDictionary<SendState, long>> CountsAsync(PostgreSqlScope scope)
        => (await scope.ListAsync("SELECT state, count(*) FROM send GROUP BY state", row => ((SendState)row.GetInt16(0), row.GetInt64(1))).ConfigureAwait(false)).ToDictionary();

    public static async Task<IReadOnlyList<OptOutRecord>> OptOutsAsync(PostgreSqlScope scope, RecipientKey recipient)
        => await scope.ListAsync(
            """SELECT scope, source, evidence, since FROM suppression WHERE recipient = $1 ORDER BY scope COLLATE "C", since, source""",
            row => new OptOutRecord(recipient, StoredDecision.ScopeOf(row.GetString(0)), (OptOutSource)row.GetInt16(1), row.GetString(2), row.Time(3)),
            recipient).ConfigureAwait(false);

    public static async Task<IReadOnlyList<TemplateApproval>> ApprovalsAsync(PostgreSqlScope scope)
        => await scope.ListAsync(
            """SELECT content_sid, status, checked_at FROM approval ORDER BY content_sid COLLATE "C" """,
            row => new TemplateApproval(row.GetString(0), row.GetString(1), row.Time(2))).ConfigureAwait(false);

    public static async Task<DateTimeOffset?> MarkAsync(PostgreSqlScope scope, string name)
        => await scope.ScalarAsync("SELECT at FROM mark WHERE name = $1", name).ConfigureAwait(false) is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    public static async Task<byte[]> SecretAsync(PostgreSqlScope scope)
        => Convert.FromHexString((string)(await scope.ScalarAsync("SELECT value FROM meta WHERE name = 'secret'").ConfigureAwait(false))!);

    private static async Task<SendRecord?> SendAsync(PostgreSqlScope scope, string sql, SqlValue key)
        => await scope.ListAsync(sql, Read, key).ConfigureAwait(false) is [var record] ? record : null;

    private static SendRecord Read(NpgsqlDataReader row) => new()
    {
        SendId = row.GetInt64(0),
        DedupeKey = row.Text(1),
        Kind = (SendKind)row.GetInt16(2),
        State = (SendState)row.GetInt16(3),
        Delivery = (Delivery)row.GetInt16(4),
        Recipient = row.Recipient(5),
        Attempt = row.GetInt32(6),
        Template = row.GetString(7).OrNone(),
        Language = row.GetString(8).OrNone(),
        MessageSid = row.Text(9),
        ErrorCode = row.Number(10),
        Resends = row.GetInt32(11),
        UpdatedAt = row.Time(12),
        Distribution = row.Text(13),
        Line = row.Long(14),
    };
}
