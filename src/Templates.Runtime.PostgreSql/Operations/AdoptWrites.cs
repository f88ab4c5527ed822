using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Takes over what the provider has and no row knows.</summary>
internal static class AdoptWrites
{
    private const string Oldest =
        """
        SELECT min(id) FROM (
          SELECT id FROM send WHERE recipient = $1 AND distribution_id > 0 AND sender_id = $2 AND kind = 0 AND state IN (0, 1, 3)
          UNION ALL
          SELECT id FROM send WHERE recipient = $1 AND distribution_id = 0 AND sender_id = $2 AND kind = 0 AND state IN (0, 1, 3)) s
        """;

    // Asked by then, and answered from then on.
    private const string Ask = "UPDATE question SET opened_at = $2, expires_at = $2 + life WHERE send_id = $1 AND opened_at IS NULL";

    public static async Task<int> RunAsync(PostgreSqlScope scope, string address, IReadOnlyList<ForeignMessage> messages)
    {
        var sender = await scope.Names.SenderAsync(scope, address).ConfigureAwait(false);
        var found = 0;
        foreach (var message in messages)
        {
            await PersonLock.TakeAsync(scope, message.Recipient, sender).ConfigureAwait(false);
            if (await scope.ScalarAsync("SELECT 1 FROM send WHERE provider_sid = $1", message.MessageSid).ConfigureAwait(false) is null
                && await scope.ScalarAsync(Oldest, message.Recipient, sender).ConfigureAwait(false) is long id)
            {
                await ResultWrites.AdoptAsync(scope, id, message.MessageSid).ConfigureAwait(false);
                await scope.ExecuteAsync(Ask, id, scope.Now).ConfigureAwait(false);
                found++;
            }
        }

        return found;
    }
}
