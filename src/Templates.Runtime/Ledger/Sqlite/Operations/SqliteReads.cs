using System.Text.Json;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What is read without changing anything.</summary>
internal static class SqliteReads
{
    private const string SendColumns =
        """
        SELECT s.id, s.dedupe_key, s.kind, s.state, s.delivery, s.recipient, s.attempt, c.template, c.language, s.provider_sid, s.error_code, s.resends, s.updated_at, d.key, s.line
        FROM send s JOIN content c ON c.id = s.content_id LEFT JOIN distribution d ON d.id = s.distribution_id

        """;

    private const string Unknown =
        """
        SELECT s.id, s.attempt, p.address, s.intent_at, s.looks, s.looked_at, s.held
        FROM send s JOIN payload p ON p.send_id = s.id
        WHERE s.state = 3 AND s.sender_id = (SELECT id FROM sender WHERE address = $1)
        ORDER BY s.held, s.looked_at, s.id LIMIT $2
        """;

    public static SendRecord? SendByKey(SqliteSession session, string key) => Send(session[SendColumns + "WHERE s.dedupe_key = $1"], key);

    public static SendRecord? SendById(SqliteSession session, long id) => Send(session[SendColumns + "WHERE s.id = $1"], id);

    public static IReadOnlyList<UnknownSend> UnknownSends(SqliteSession session, string sender, int limit)
        => List(session[Unknown].Query(sender, (long)limit), row => new UnknownSend(
            row.GetInt64(0), row.GetInt32(1), row.GetString(2), row.Time(3), row.GetInt32(4), row.GetInt64(5) == 0 ? null : row.Time(5), row.GetBoolean(6)));

    public static IReadOnlySet<string> KnownSids(SqliteSession session, IReadOnlyCollection<string> sids)
    {
        // One statement for any number of SIDs; the array is our own.
        var json = JsonSerializer.Serialize([.. sids], StringsJsonContext.Default.StringArray);
        return List(session["SELECT provider_sid FROM send WHERE provider_sid IN (SELECT value FROM json_each($1))"].Query(json), row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
    }

    public static IReadOnlyList<(long SendId, string MessageSid)> Unreported(SqliteSession session, DateTimeOffset before, int limit)
        => List(
            session["SELECT id, provider_sid FROM send WHERE state = 2 AND delivery = 0 AND accepted_at < $1 ORDER BY accepted_at, id LIMIT $2"].Query(before.ToUnixTimeMilliseconds(), (long)limit),
            row => (row.GetInt64(0), row.GetString(1)));

    public static IReadOnlyDictionary<SendState, long> Counts(SqliteSession session) => Counts(session["SELECT state, count(*) FROM send GROUP BY state"].Query());

    public static IReadOnlyList<OptOutRecord> OptOuts(SqliteSession session, RecipientKey recipient)
        => List(
            session["SELECT scope, source, evidence, since FROM suppression WHERE recipient = $1 ORDER BY scope, since, source"].Query(recipient.ToBytes()),
            row => new OptOutRecord(recipient, ScopeOf(row.GetString(0)), (OptOutSource)row.GetInt32(1), row.GetString(2), row.Time(3)));

    public static IReadOnlyList<TemplateApproval> Approvals(SqliteSession session)
        => List(session["SELECT content_sid, status, checked_at FROM approval ORDER BY content_sid"].Query(), row => new TemplateApproval(row.GetString(0), row.GetString(1), row.Time(2)));

    public static DateTimeOffset? Mark(SqliteSession session, string name)
        => session["SELECT at FROM mark WHERE name = $1"].Scalar(name) is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    public static byte[] Secret(SqliteSession session) => (byte[])session["SELECT value FROM meta WHERE name = 'secret'"].Scalar()!;

    internal static OptOutScope ScopeOf(string name) => name == OptOutScope.All.Name ? OptOutScope.All : OptOutScope.List(name);

    private static SendRecord? Send(SqliteStatement statement, object key)
        => List(statement.Query(key), row => new SendRecord
        {
            SendId = row.GetInt64(0),
            DedupeKey = row.Text(1),
            Kind = (SendKind)row.GetInt32(2),
            State = (SendState)row.GetInt32(3),
            Delivery = (Delivery)row.GetInt32(4),
            Recipient = row.Recipient(5),
            Attempt = row.GetInt32(6),
            Template = row.GetString(7).OrNone(),
            Language = row.GetString(8).OrNone(),
            MessageSid = row.Text(9),
            ErrorCode = row.Number(10),
            Resends = row.GetInt32(11),
            UpdatedAt = row.Time(12),
            Distribution = row.Text(13),
            Line = row.IsDBNull(14) ? null : row.GetInt64(14),
        }) is [var record] ? record : null;

    private static Dictionary<SendState, long> Counts(SqliteRows rows) => List(rows, row => ((SendState)row.GetInt32(0), row.GetInt64(1))).ToDictionary();

    public static List<T> List<T>(SqliteRows rows, Func<SqliteRows, T> read)
    {
        using (rows)
        {
            var list = new List<T>();
            while (rows.Read())
            {
                list.Add(read(rows));
            }

            return list;
        }
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class StringsJsonContext : System.Text.Json.Serialization.JsonSerializerContext;
