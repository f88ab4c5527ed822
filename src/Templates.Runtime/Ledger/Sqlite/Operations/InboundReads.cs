
namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What is kept of a message and of how it was read.</summary>
internal static class InboundReads
{
    private const string Select =
        """
        SELECT i.kind, i.rule, i.flags, i.opt_out, i.opt_out_source, i.answer_kind,
          (SELECT p.body FROM send s JOIN payload p ON p.send_id = s.id WHERE s.dedupe_key = $2)
        FROM inbound i WHERE i.message_sid = $1
        """;

    /// <summary>What was decided about a message; without the answer's text once that was deleted.</summary>
    public static InboundDecision? Decision(SqliteSession session, string messageSid)
    {
        using var row = session[Select].Query(messageSid, LedgerRules.AnswerKey(messageSid));
        return row.Read() ? Decision(row, 0) : null;
    }

    /// <summary>From seven columns: kind, rule, flags, opt-out, its source, kind of answer, answer.</summary>
    public static InboundDecision Decision(SqliteRows row, int first) => StoredDecision.Read(
        row.GetInt32(first), row.GetString(first + 1), (InboundMarks)row.GetInt32(first + 2), row.Text(first + 3), row.GetInt32(first + 4), row.GetInt32(first + 5), row.Text(first + 6));
}
