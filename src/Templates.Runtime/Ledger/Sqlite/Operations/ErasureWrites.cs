using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>Forgets a person, but for what keeps them from being written to again.</summary>
internal static class ErasureWrites
{
    private const string Settled = $"{PersonReads.Sends} AND state NOT IN (1, 3)";

    private const string Cancel = $"UPDATE send SET state = 6, updated_at = $2 WHERE id IN {PersonReads.Sends} AND state = 0";

    private const string Count =
        $"""
        SELECT count(*) FROM send s WHERE s.id IN {Settled}
          AND (EXISTS (SELECT 1 FROM payload p WHERE p.send_id = s.id) OR EXISTS (SELECT 1 FROM question q WHERE q.send_id = s.id))
        """;

    private const string Payloads = $"DELETE FROM payload WHERE send_id IN (SELECT id FROM send WHERE id IN {Settled})";

    private const string Questions = $"DELETE FROM question WHERE send_id IN (SELECT id FROM send WHERE id IN {Settled})";

    private const string Texts = "DELETE FROM inbound_text WHERE inbound_id IN (SELECT id FROM inbound WHERE recipient = $1)";

    private const string Kept = $"SELECT count(*) FROM send WHERE id IN {PersonReads.Sends} AND state IN (1, 3)";

    public static Erasure Erase(SqliteScope scope, RecipientKey recipient)
    {
        var key = recipient.ToBytes();
        var cancelled = scope[Cancel].Execute(key, scope.Now);
        var messages = (long)scope[Count].Scalar(key)!;
        // Overwrites what is deleted, in place of leaving it in free pages until something else needs them.
        scope["PRAGMA secure_delete = ON"].Execute();
        scope[Payloads].Execute(key);
        scope[Questions].Execute(key);
        var replies = scope[Texts].Execute(key);
        scope["PRAGMA secure_delete = OFF"].Execute();
        return new Erasure((int)messages, cancelled, replies, (int)(long)scope[Kept].Scalar(key)!);
    }
}
