using Npgsql;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>What is kept of a message and of how it was read.</summary>
internal static class InboundReads
{
    private const string Select =
        """
        SELECT i.kind, i.rule, i.flags, i.opt_out, i.opt_out_source, i.answer_kind,
          (SELECT p.body FROM send s JOIN payload p ON p.send_id = s.id WHERE s.dedupe_key = $2)
        FROM inbound i WHERE i.message_sid = $1
        """;

    /// <summary>What was decided about a message, or null where it is new; without the answer's text once that was deleted.</summary>
    public static async Task<InboundDecision?> DecisionAsync(PostgreSqlScope scope, string messageSid)
        => await scope.ListAsync(Select, row => Decision(row, 0), messageSid, LedgerRules.AnswerKey(messageSid)).ConfigureAwait(false) is [var decision] ? decision : null;

    /// <summary>From seven columns: kind, rule, flags, opt-out, its source, kind of answer, answer.</summary>
    public static InboundDecision Decision(NpgsqlDataReader row, int first) => StoredDecision.Read(
        row.GetInt16(first), row.GetString(first + 1), (InboundMarks)row.GetInt32(first + 2), row.Text(first + 3), row.GetInt16(first + 4), row.GetInt16(first + 5), row.Text(first + 6));
}
