using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Deletes personal data past its time, a slice at a time so that no transaction is long.</summary>
internal static class RetentionWrites
{
    public const int Slice = 2_000;

    private const string Payloads =
        """
        SELECT p.send_id, s.state NOT IN (0, 1, 3) AND s.updated_at <= $2
        FROM payload p JOIN send s ON s.id = p.send_id WHERE p.send_id > $1 ORDER BY p.send_id LIMIT $3
        """;

    private const string Texts = "SELECT inbound_id, received_at <= $2 FROM inbound_text WHERE inbound_id > $1 ORDER BY inbound_id LIMIT $3";

    private const string Questions =
        """
        SELECT q.send_id, q.closed OR (q.opened_at IS NOT NULL AND q.expires_at <= $2) OR s.state IN (4, 5, 6, 7, 8)
        FROM question q JOIN send s ON s.id = q.send_id WHERE q.send_id > $1 ORDER BY q.send_id LIMIT $3
        """;

    /// <summary>The parts in turn: which rows to look at, what to delete, and from when.</summary>
    public static (string Select, string Delete, TimeSpan Age)[] Parts(Retention retention) =>
    [
        (Payloads, "DELETE FROM payload WHERE send_id = ANY ($1)", retention.Payloads),
        (Texts, "DELETE FROM inbound_text WHERE inbound_id = ANY ($1)", retention.InboundTexts),
        (Questions, "DELETE FROM question WHERE send_id = ANY ($1)", TimeSpan.Zero),
    ];

    /// <summary>One slice of a part. Null after the last one, else where the next begins.</summary>
    public static async Task<(int Deleted, long? Next)> ApplyAsync(PostgreSqlScope scope, (string Select, string Delete, TimeSpan Age) part, long after)
    {
        var looked = await scope.ListAsync(part.Select, row => (Id: row.GetInt64(0), IsEnded: row.GetBoolean(1)), after, scope.Now - PostgreSqlScope.Of(part.Age), (long)Slice).ConfigureAwait(false);
        long[] ended = [.. looked.Where(row => row.IsEnded).Select(row => row.Id)];
        var deleted = ended.Length == 0 ? 0 : await scope.ExecuteAsync(part.Delete, ended).ConfigureAwait(false);
        return (deleted, looked.Count < Slice ? null : looked[^1].Id);
    }
}
