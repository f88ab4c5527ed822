using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Opt-outs: what is in force, the evidence, and the queue, in one transaction.</summary>
internal static class OptOutWrites
{
    private const string Insert =
        """
        INSERT INTO suppression (recipient, scope, liftable, source, evidence, since) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING
        """;

    private const string Event = "INSERT INTO consent_event (at, recipient, scope, what, source, evidence) VALUES ($1, $2, $3, $4, $5, $6)";

    // Waits for claims under way: a row that leaves at this moment is none of the queue any more.
    private const string Strike =
        """
        WITH struck AS MATERIALIZED (
          SELECT s.id FROM send s
          WHERE s.id IN (SELECT id FROM send WHERE recipient = $1 AND distribution_id > 0 AND state = 0 UNION ALL SELECT id FROM send WHERE recipient = $1 AND distribution_id = 0 AND state = 0)
            AND s.state = 0 AND s.recipient = $1 AND s.kind <> 2
            AND ($2 = '*' OR (SELECT c.mailing_list FROM content c WHERE c.id = s.content_id) = $2)
          ORDER BY s.id FOR UPDATE)
        UPDATE send s SET state = 5, updated_at = $3 FROM struck k WHERE s.id = k.id AND s.id = ANY (ARRAY (SELECT id FROM struck))
        """;

    // The list message the person had last is what they left by.
    private const string React =
        """
        UPDATE send SET answer = 2 WHERE id = (
          SELECT max(s.id) FROM send s JOIN content c ON c.id = s.content_id
          WHERE s.recipient = $1 AND s.distribution_id > 0 AND s.state = 2 AND ($2 = '*' OR c.mailing_list = $2))
        """;

    public static async Task<bool> RecordAsync(PostgreSqlScope scope, OptOut optOut, bool isByMessage, DateTimeOffset? saidAt = null)
    {
        var isLiftable = LedgerRules.IsLiftable(optOut.Source, isByMessage);
        if (await scope.ExecuteAsync(Insert, optOut.Recipient, optOut.Scope.Name, isLiftable, (int)optOut.Source, optOut.Evidence, scope.Earlier(saidAt)).ConfigureAwait(false) == 0)
        {
            return false;
        }

        await scope.ExecuteAsync(Event, scope.Now, optOut.Recipient, optOut.Scope.Name, 0, (int)optOut.Source, optOut.Evidence).ConfigureAwait(false);
        await scope.ExecuteAsync(Strike, optOut.Recipient, optOut.Scope.Name, scope.Now).ConfigureAwait(false);
        return true;
    }

    /// <summary>Counts an opt-out as the answer to the list message its person had last.</summary>
    public static Task<int> CountReactionAsync(PostgreSqlScope scope, OptOut optOut)
        => LedgerRules.IsReaction(optOut.Source) ? scope.ExecuteAsync(React, optOut.Recipient, optOut.Scope.Name) : Task.FromResult(0);

    /// <summary>The person comes back: takes away what their own words set before.</summary>
    public static async Task LiftAsync(PostgreSqlScope scope, InboundMessage message)
    {
        var recipient = message.From.Key;
        var lifted = await scope.ListAsync(
            "DELETE FROM suppression WHERE recipient = $1 AND liftable AND since <= $2 RETURNING scope, source",
            row => (Scope: row.GetString(0), Source: row.GetInt16(1)),
            recipient,
            message.SentAt?.ToUnixTimeMilliseconds() ?? long.MaxValue).ConfigureAwait(false);
        foreach (var (name, source) in lifted)
        {
            await scope.ExecuteAsync(Event, scope.Now, recipient, name, 1, source, message.MessageSid).ConfigureAwait(false);
        }
    }
}
