using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Messages entering and leaving the queue.</summary>
internal static class SendWrites
{
    // The state of a row that enters the queue: opted out or queued. Keys that are there are passed over before a number
    // is drawn for them; the conflict is with whoever inserts the same key at this moment.
    private const string Insert =
        """
        INSERT INTO send (dedupe_key, kind, sender_id, recipient, distribution_id, content_id, not_after, updated_at, state)
        SELECT i.dedupe_key, i.kind, i.sender_id, i.recipient, 0, i.content_id, i.not_after, $8,
          CASE WHEN i.kind <> 2 AND (SELECT 1 FROM suppression x WHERE x.recipient = i.recipient AND x.scope IN ('*', i.mailing_list) LIMIT 1) IS NOT NULL THEN 5 ELSE 0 END
        FROM unnest($1, $2, $3, $4, $5, $6, $7) WITH ORDINALITY AS i(dedupe_key, kind, sender_id, recipient, content_id, not_after, mailing_list, n)
        WHERE (SELECT 1 FROM send o WHERE o.dedupe_key = i.dedupe_key) IS NULL
        ORDER BY i.n
        ON CONFLICT DO NOTHING
        RETURNING id, state, dedupe_key
        """;

    private const string InsertPayloads = "INSERT INTO payload (send_id, address, body) SELECT * FROM unnest($1, $2, $3)";

    private const string InsertQuestions = "INSERT INTO question (send_id, recipient, sender_id, body, life) SELECT * FROM unnest($1, $2, $3, $4, $5)";

    private const string Earlier =
        """
        SELECT s.dedupe_key, s.id, s.state, s.recipient, c.template, c.language
        FROM send s JOIN content c ON c.id = s.content_id
        WHERE s.dedupe_key = ANY ($1)
        """;

    // The share of the list's lock makes a stop that is under way wait, or be seen.
    private const string Requeue =
        """
        UPDATE send s SET due_at = $2, updated_at = $3, state = CASE
            WHEN s.kind <> 2 AND (
              SELECT 1 FROM suppression x
              WHERE x.recipient = s.recipient AND x.scope IN ('*', (SELECT c.mailing_list FROM content c WHERE c.id = s.content_id)) LIMIT 1) IS NOT NULL THEN 5
            WHEN (SELECT d.state FROM distribution d WHERE d.id = s.distribution_id FOR SHARE) >= 3 THEN 6
            ELSE 0
          END
        WHERE s.id = $1
        """;

    // What did not leave does not count against its list's budget.
    private const string GiveBack = "UPDATE distribution SET budget = budget + 1 WHERE id = (SELECT distribution_id FROM send WHERE id = $1) AND budget IS NOT NULL";

    public static async Task<IReadOnlyList<EnqueueOutcome>> EnqueueAsync(PostgreSqlScope scope, IReadOnlyList<NewSend> sends)
    {
        var rows = new List<NewRow>(sends.Count);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var send in sends.Where(send => keys.Add(send.DedupeKey)))
        {
            rows.Add(await NumberAsync(scope, send).ConfigureAwait(false));
        }

        var made = await InsertAsync(scope, rows).ConfigureAwait(false);
        var known = made.Count == sends.Count ? [] : await EarlierAsync(scope, [.. sends.Where(send => !made.ContainsKey(send.DedupeKey) || keys.Count < sends.Count).Select(send => send.DedupeKey)]).ConfigureAwait(false);
        // The first of a key has made its row, the others of that key find it.
        return [.. sends.Select(send => made.Remove(send.DedupeKey, out var row) ? new EnqueueOutcome(row.Id, IsNew: true, row.State, IsSame: true) : known[send.DedupeKey].Judge(send))];
    }

    public static async Task<EnqueueOutcome> EnqueueAsync(PostgreSqlScope scope, NewSend send) => (await EnqueueAsync(scope, [send]).ConfigureAwait(false))[0];

    public static Task<int> AddPayloadsAsync(PostgreSqlScope scope, long[] sends, string[] addresses, string[] payloads) => scope.ExecuteAsync(InsertPayloads, sends, addresses, payloads);

    public static async Task AddQuestionsAsync(PostgreSqlScope scope, (long Send, RecipientKey Recipient, long Sender, OpenQuestion Question, TimeSpan Life)[] asked)
    {
        if (asked.Length > 0)
        {
            await scope.ExecuteAsync(
                InsertQuestions,
                asked.Select(row => row.Send).ToArray(),
                asked.Select(row => SqlValue.ToGuid(row.Recipient)).ToArray(),
                asked.Select(row => row.Sender).ToArray(),
                asked.Select(row => QuestionJson.Write(row.Question)).ToArray(),
                asked.Select(row => PostgreSqlScope.Of(row.Life)).ToArray()).ConfigureAwait(false);
        }
    }

    /// <summary>Puts a row back that did not leave after all.</summary>
    public static async Task PutBackAsync(PostgreSqlScope scope, long sendId, DateTimeOffset? dueAt)
    {
        // First what locks the list for itself: to ask for more of a lock that others share is to wait for each other.
        await scope.ExecuteAsync(GiveBack, sendId).ConfigureAwait(false);
        await scope.ExecuteAsync(Requeue, sendId, dueAt is { } due ? Math.Max(1, due.ToUnixTimeMilliseconds()) : 0L, scope.Now).ConfigureAwait(false);
    }

    /// <summary>What was certainly not sent has asked nobody.</summary>
    public static Task<int> TakeBackQuestionAsync(PostgreSqlScope scope, long sendId) => scope.ExecuteAsync("UPDATE question SET opened_at = NULL WHERE send_id = $1", sendId);

    private static async ValueTask<NewRow> NumberAsync(PostgreSqlScope scope, NewSend send)
    {
        var sender = await scope.Names.SenderAsync(scope, send.Sender).ConfigureAwait(false);
        var name = new ContentName(send.Template ?? "", send.Language ?? "", send.MailingList ?? "", send.ContentSid ?? "", send.Fingerprint ?? "");
        var content = await scope.Names.ContentAsync(scope, name).ConfigureAwait(false);
        await scope.Names.AddPartAsync(scope, (sender, 0, content)).ConfigureAwait(false);
        return new NewRow(send, sender, content);
    }

    private static async Task<Dictionary<string, (long Id, SendState State)>> InsertAsync(PostgreSqlScope scope, List<NewRow> rows)
    {
        var made = await scope.ListAsync(
            Insert,
            row => (Id: row.GetInt64(0), State: (SendState)row.GetInt16(1), Key: row.GetString(2)),
            Column(rows, row => row.Send.DedupeKey),
            Column(rows, row => (int)row.Send.Kind),
            Column(rows, row => row.Sender),
            Column(rows, row => SqlValue.ToGuid(row.Send.Recipient.Key)),
            Column(rows, row => row.Content),
            Column(rows, row => row.Send.NotAfter?.ToUnixTimeMilliseconds()),
            Column(rows, row => row.Send.MailingList ?? ""),
            scope.Now).ConfigureAwait(false);
        var byKey = made.ToDictionary(row => row.Key, row => (row.Id, row.State), StringComparer.Ordinal);
        NewRow[] added = [.. rows.Where(row => byKey.ContainsKey(row.Send.DedupeKey))];
        NewRow[] asking = [.. added.Where(row => row.Send.Question is not null)];
        await AddPayloadsAsync(scope, Column(added, row => byKey[row.Send.DedupeKey].Id), Column(added, row => row.Send.Recipient.Address), Column(added, row => row.Send.Payload)).ConfigureAwait(false);
        await AddQuestionsAsync(scope, [.. asking.Select(row => (byKey[row.Send.DedupeKey].Id, row.Send.Recipient.Key, row.Sender, row.Send.Question!, row.Send.QuestionLife))]).ConfigureAwait(false);
        return byKey;
    }

    private static async Task<Dictionary<string, EarlierRow>> EarlierAsync(PostgreSqlScope scope, string[] keys)
    {
        var rows = await scope.ListAsync(Earlier, row => (row.GetString(0), new EarlierRow(row.GetInt64(1), (SendState)row.GetInt16(2), row.Recipient(3), row.GetString(4), row.GetString(5))), keys).ConfigureAwait(false);
        return rows.ToDictionary(StringComparer.Ordinal);
    }

    private static T[] Column<T>(IReadOnlyList<NewRow> rows, Func<NewRow, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = value(rows[i]);
        }

        return column;
    }

    private readonly record struct NewRow(NewSend Send, long Sender, long Content);

    private readonly record struct EarlierRow(long Id, SendState State, RecipientKey Recipient, string Template, string Language)
    {
        public EnqueueOutcome Judge(NewSend send)
            => new(Id, IsNew: false, State, Recipient == send.Recipient.Key && Template == (send.Template ?? "") && Language == (send.Language ?? ""));
    }
}
