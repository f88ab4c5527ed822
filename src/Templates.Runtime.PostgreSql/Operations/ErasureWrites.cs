using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Forgets a person, but for what keeps them from being written to again. The server's own clean-up overwrites what is deleted.</summary>
internal static class ErasureWrites
{
    private const string Settled = $"(SELECT id FROM send WHERE id IN {PersonReads.Sends} AND state NOT IN (1, 3))";

    private const string Cancel = $"UPDATE send SET state = 6, updated_at = $2 WHERE id IN {PersonReads.Sends} AND state = 0";

    private const string Count =
        $"""
        SELECT count(*) FROM send s WHERE s.id IN {Settled}
          AND ((SELECT 1 FROM payload p WHERE p.send_id = s.id) IS NOT NULL OR (SELECT 1 FROM question q WHERE q.send_id = s.id) IS NOT NULL)
        """;

    private const string Kept = $"SELECT count(*) FROM send WHERE id IN {PersonReads.Sends} AND state IN (1, 3)";

    public static async Task<Erasure> EraseAsync(PostgreSqlScope scope, RecipientKey recipient)
    {
        var cancelled = await scope.ExecuteAsync(Cancel, recipient, scope.Now).ConfigureAwait(false);
        var messages = (long)(await scope.ScalarAsync(Count, recipient).ConfigureAwait(false))!;
        await scope.ExecuteAsync($"DELETE FROM payload WHERE send_id IN {Settled}", recipient).ConfigureAwait(false);
        await scope.ExecuteAsync($"DELETE FROM question WHERE send_id IN {Settled}", recipient).ConfigureAwait(false);
        var replies = await scope.ExecuteAsync("DELETE FROM inbound_text WHERE inbound_id IN (SELECT id FROM inbound WHERE recipient = $1)", recipient).ConfigureAwait(false);
        return new Erasure((int)messages, cancelled, replies, (int)(long)(await scope.ScalarAsync(Kept, recipient).ConfigureAwait(false))!);
    }
}
