namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>Takes over what the provider has and no row knows.</summary>
internal static class AdoptWrites
{
    private const string Oldest =
        """
        SELECT id FROM (
          SELECT id FROM send INDEXED BY send_member WHERE recipient = $1 AND distribution_id > 0 AND sender_id = $2 AND kind = 0 AND state IN (0, 1, 3)
          UNION ALL
          SELECT id FROM send INDEXED BY send_single WHERE recipient = $1 AND distribution_id = 0 AND sender_id = $2 AND kind = 0 AND state IN (0, 1, 3))
        ORDER BY id LIMIT 1
        """;

    // Asked by then, and answered from then on.
    private const string Ask = "UPDATE question SET opened_at = $2, expires_at = $2 + life WHERE send_id = $1 AND opened_at IS NULL";

    public static int Run(SqliteScope scope, string address, IReadOnlyList<ForeignMessage> messages)
    {
        var sender = scope.Sender(address);
        var found = 0;
        foreach (var message in messages)
        {
            if (scope["SELECT 1 FROM send WHERE provider_sid = $1"].Scalar(message.MessageSid) is null && scope[Oldest].Scalar(message.Recipient.ToBytes(), sender) is long id)
            {
                ResultWrites.Adopt(scope, id, message.MessageSid);
                scope[Ask].Execute(id, scope.Now);
                found++;
            }
        }

        return found;
    }
}
