using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

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
          WHERE s.state = 0 AND s.recipient = $1 AND s.kind <> 2
            AND ($2 = '*' OR (SELECT c.mailing_list FROM content c WHERE c.id = s.content_id) = $2)
          ORDER BY s.id FOR UPDATE)
        UPDATE send s SET state = 5, updated_at = $3 FROM struck k WHERE s.id = k.id AND s.id = ANY (ARRAY (SELECT id FROM struck))
        """;

    public static async Task<bool> RecordAsync(PostgreSqlScope scope, OptOut optOut, bool isByMessage)
    {
        var isLiftable = LedgerRules.IsLiftable(optOut.Source, isByMessage);
        if (await scope.ExecuteAsync(Insert, optOut.Recipient, optOut.Scope.Name, isLiftable, (int)optOut.Source, optOut.Evidence, scope.Now).ConfigureAwait(false) == 0)
        {
            return false;
        }

        await scope.ExecuteAsync(Event, scope.Now, optOut.Recipient, optOut.Scope.Name, 0, (int)optOut.Source, optOut.Evidence).ConfigureAwait(false);
        await scope.ExecuteAsync(Strike, optOut.Recipient, optOut.Scope.Name, scope.Now).ConfigureAwait(false);
        return true;
    }

    /// <summary>The person comes back: takes away what their own words set.</summary>
    public static async Task LiftAsync(PostgreSqlScope scope, RecipientKey recipient, string messageSid)
    {
        var lifted = await scope.ListAsync(
            "DELETE FROM suppression WHERE recipient = $1 AND liftable RETURNING scope, source", row => (Scope: row.GetString(0), Source: row.GetInt16(1)), recipient).ConfigureAwait(false);
        foreach (var (name, source) in lifted)
        {
            await scope.ExecuteAsync(Event, scope.Now, recipient, name, 1, source, messageSid).ConfigureAwait(false);
        }
    }
}
