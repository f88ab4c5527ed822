using Npgsql;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Work left to do about a message.</summary>
internal static class JobWrites
{
    private const string Take =
        """
        WITH due AS MATERIALIZED (
          SELECT j.id, j.due_at FROM job j WHERE j.kind = $1 AND j.due_at IS NOT NULL AND j.due_at <= $2
          ORDER BY j.due_at, j.id LIMIT $3 FOR UPDATE SKIP LOCKED)
        UPDATE job j SET attempt = j.attempt + 1, due_at = $4 FROM due WHERE j.id = due.id AND j.id = ANY (ARRAY (SELECT id FROM due))
        RETURNING j.id, due.due_at
        """;

    private const string Select =
        """
        SELECT i.kind, i.rule, i.flags, i.opt_out, i.opt_out_source, i.answer_kind,
          (SELECT p.body FROM send s JOIN payload p ON p.send_id = s.id WHERE s.dedupe_key = 'answer:' || i.message_sid),
          j.attempt, i.message_sid, n.address, i.recipient, t.address, t.body, t.button_payload, t.button_text, i.opt_out_type, i.replied_to_sid, t.form,
          c.template, c.language, c.mailing_list, i.received_at, j.id
        FROM job j
          JOIN inbound i ON i.id = j.inbound_id
          JOIN sender n ON n.id = i.sender_id
          LEFT JOIN inbound_text t ON t.inbound_id = i.id
          LEFT JOIN content c ON c.id = i.content_id
        WHERE j.id = $1
        """;

    public static Task<int> AddAsync(PostgreSqlScope scope, bool isWanted, JobKind kind, long inbound)
        => isWanted ? scope.ExecuteAsync("INSERT INTO job (kind, inbound_id, due_at) VALUES ($1, $2, $3)", (int)kind, inbound, scope.Now) : Task.FromResult(0);

    public static async Task<IReadOnlyList<Job>> ClaimAsync(PostgreSqlScope scope, JobKind kind, int limit, TimeSpan lease)
    {
        var taken = await scope.ListAsync(
            Take, row => (Id: row.GetInt64(0), DueAt: row.GetInt64(1)), (int)kind, scope.Now, (long)limit, scope.Now + PostgreSqlScope.Of(lease)).ConfigureAwait(false);
        var jobs = new List<Job>(taken.Count);
        foreach (var (id, _) in taken.OrderBy(job => job.DueAt).ThenBy(job => job.Id))
        {
            jobs.AddRange(await scope.ListAsync(Select, Read, id).ConfigureAwait(false));
        }

        return jobs;
    }

    public static async Task<bool> CompleteAsync(PostgreSqlScope scope, long id, int attempt, JobOutcome outcome)
        => await scope.ExecuteAsync(
            "UPDATE job SET due_at = $3, is_done = $4, error = $5 WHERE id = $1 AND attempt = $2 AND due_at IS NOT NULL",
            id,
            attempt,
            outcome.IsDone ? null : outcome.RetryAt?.ToUnixTimeMilliseconds(),
            outcome.IsDone,
            outcome.Error).ConfigureAwait(false) > 0;

    private static Job Read(NpgsqlDataReader row)
    {
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
        return new Job(row.GetInt64(22), row.GetInt32(7), message, decision, row.Text(18)?.OrNone(), row.Text(19)?.OrNone(), row.Text(20)?.OrNone(), row.Time(21));
    }
}
