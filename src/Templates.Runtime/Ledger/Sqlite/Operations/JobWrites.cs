using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>Work left to do about a message.</summary>
internal static class JobWrites
{
    private const string Due = "SELECT id FROM job WHERE kind = $1 AND due_at IS NOT NULL AND due_at <= $2 ORDER BY due_at, id LIMIT $3";

    private const string Select =
        """
        SELECT i.kind, i.rule, i.flags, i.opt_out, i.opt_out_source, i.answer_kind,
          (SELECT p.body FROM send s JOIN payload p ON p.send_id = s.id WHERE s.dedupe_key = 'answer:' || i.message_sid),
          j.attempt, i.message_sid, n.address, i.recipient, t.address, t.body, t.button_payload, t.button_text, i.opt_out_type, i.replied_to_sid, t.form,
          c.template, c.language, c.mailing_list, i.received_at
        FROM job j
          JOIN inbound i ON i.id = j.inbound_id
          JOIN sender n ON n.id = i.sender_id
          LEFT JOIN inbound_text t ON t.inbound_id = i.id
          LEFT JOIN content c ON c.id = i.content_id
        WHERE j.id = $1
        """;

    public static void Add(SqliteScope scope, bool isWanted, JobKind kind, long inbound)
    {
        if (isWanted)
        {
            scope["INSERT INTO job (kind, inbound_id, due_at) VALUES ($1, $2, $3)"].Execute((long)kind, inbound, scope.Now);
        }
    }

    public static IReadOnlyList<Job> Claim(SqliteScope scope, JobKind kind, int limit, TimeSpan lease)
    {
        var due = new List<long>();
        using (var row = scope[Due].Query((long)kind, scope.Now, (long)limit))
        {
            while (row.Read())
            {
                due.Add(row.GetInt64(0));
            }
        }

        foreach (var id in due)
        {
            scope["UPDATE job SET attempt = attempt + 1, due_at = $2 WHERE id = $1"].Execute(id, scope.Now + SqliteScope.Of(lease));
        }

        return [.. due.Select(id => Read(scope, id))];
    }

    public static bool Complete(SqliteScope scope, long id, int attempt, JobOutcome outcome)
        => scope["UPDATE job SET due_at = $3, is_done = $4, error = $5 WHERE id = $1 AND attempt = $2 AND due_at IS NOT NULL"]
            .Execute(id, (long)attempt, outcome.IsDone ? null : outcome.RetryAt?.ToUnixTimeMilliseconds(), outcome.IsDone ? 1L : 0L, outcome.Error) > 0;

    private static Job Read(SqliteScope scope, long id)
    {
        using var row = scope[Select].Query(id);
        row.Read();
        var decision = InboundReads.Decision(row, 0);
        var message = new InboundMessage
        {
            MessageSid = row.GetString(8),
            Sender = row.GetString(9),
            From = new Recipient(row.Text(11) ?? "", row.Recipient(10)),
            Body = row.Text(12) ?? "",
            ButtonPayload = row.Text(13),
            ButtonText = row.Text(14),
            OptOutType = row.Text(15),
            RepliedToSid = row.Text(16),
            HasMedia = ((InboundMarks)row.GetInt32(2)).HasFlag(InboundMarks.HasMedia),
            Form = row.Text(17),
        };
        return new Job(id, row.GetInt32(7), message, decision, row.Text(18)?.OrNone(), row.Text(19)?.OrNone(), row.Text(20)?.OrNone(), row.Time(21));
    }
}
