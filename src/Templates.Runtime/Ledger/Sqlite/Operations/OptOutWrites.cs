namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>Opt-outs: what is in force, the evidence, and the queue, in one transaction.</summary>
internal static class OptOutWrites
{
    private const string Insert =
        """
        INSERT INTO suppression (recipient, scope, liftable, source, evidence, since) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING
        """;

    private const string Event = "INSERT INTO consent_event (at, recipient, scope, what, source, evidence) VALUES ($1, $2, $3, $4, $5, $6)";

    private const string Strike =
        """
        UPDATE send INDEXED BY send_single SET state = 5, updated_at = $3
        WHERE distribution_id = 0 AND state = 0 AND recipient = $1 AND kind <> 2
          AND ($2 = '*' OR content_id IN (SELECT id FROM content WHERE mailing_list = $2))
        """;

    private const string StrikeLists =
        """
        UPDATE send INDEXED BY send_member SET state = 5, updated_at = $3
        WHERE distribution_id > 0 AND state = 0 AND recipient = $1
          AND ($2 = '*' OR content_id IN (SELECT id FROM content WHERE mailing_list = $2))
        """;

    // The list message the person had last is what they left by.
    private const string React =
        """
        UPDATE send SET answer = 2 WHERE id = (
          SELECT max(s.id) FROM send s INDEXED BY send_member JOIN content c ON c.id = s.content_id
          WHERE s.recipient = $1 AND s.distribution_id > 0 AND s.state = 2 AND ($2 = '*' OR c.mailing_list = $2))
        """;

    /// <param name="saidAt">When the person wrote it, where that was looked up later.</param>
    public static bool Record(SqliteScope scope, OptOut optOut, bool isByMessage, DateTimeOffset? saidAt = null)
    {
        var recipient = optOut.Recipient.ToBytes();
        var isLiftable = LedgerRules.IsLiftable(optOut.Source, isByMessage);
        if (scope[Insert].Execute(recipient, optOut.Scope.Name, isLiftable ? 1L : 0L, (long)optOut.Source, optOut.Evidence, scope.Earlier(saidAt)) == 0)
        {
            return false;
        }

        scope[Event].Execute(scope.Now, recipient, optOut.Scope.Name, 0L, (long)optOut.Source, optOut.Evidence);
        scope[Strike].Execute(recipient, optOut.Scope.Name, scope.Now);
        scope[StrikeLists].Execute(recipient, optOut.Scope.Name, scope.Now);
        return true;
    }

    /// <summary>Counts an opt-out as the answer to the list message its person had last.</summary>
    public static void CountReaction(SqliteScope scope, OptOut optOut)
    {
        if (LedgerRules.IsReaction(optOut.Source))
        {
            scope[React].Execute(optOut.Recipient.ToBytes(), optOut.Scope.Name);
        }
    }

    /// <summary>The person comes back: takes away what their own words set before.</summary>
    public static void Lift(SqliteScope scope, InboundMessage message)
    {
        var recipient = message.From.Key.ToBytes();
        var lifted = new List<(string Scope, long Source)>();
        using (var row = scope["DELETE FROM suppression WHERE recipient = $1 AND liftable = 1 AND since <= $2 RETURNING scope, source"].Query(recipient, message.SentAt?.ToUnixTimeMilliseconds() ?? long.MaxValue))
        {
            while (row.Read())
            {
                lifted.Add((row.GetString(0), row.GetInt64(1)));
            }
        }

        foreach (var (name, source) in lifted)
        {
            scope[Event].Execute(scope.Now, recipient, name, 1L, source, message.MessageSid);
        }
    }
}
