using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// Adds people to a list sending. Made for a million of them: what is the same for all is looked up once, rows are counted
/// by the slice, and nothing is written that a row does not need.
/// </summary>
internal static class MemberWrites
{
    /// <summary>How many rows pass before it is looked whether somebody waits.</summary>
    private const int Stride = 250;

    private const int LargestSlice = 50_000;

    // One row and plain values: anything else makes SQLite keep a journal of the statement.
    private const string Insert =
        "INSERT INTO send (line, kind, sender_id, recipient, distribution_id, content_id, state, updated_at) VALUES (?1, 0, ?2, ?3, ?4, ?5, 0, ?6) ON CONFLICT DO NOTHING";

    // The plus: SQLite would make an IN of it, and build a table of the two for each person.
    private const string OptedOut = "SELECT 1 FROM suppression WHERE recipient = ?1 AND (+scope = '*' OR +scope = ?2)";

    private const string Known = "SELECT id FROM send INDEXED BY send_member WHERE recipient = ?1 AND distribution_id = ?2 AND distribution_id > 0";

    private const string Payload = "INSERT INTO payload (send_id, address, body) VALUES (?1, ?2, ?3)";

    private const string Count = "INSERT INTO tally VALUES ($1, 0, 0, $2) ON CONFLICT DO UPDATE SET n = n + excluded.n";

    private const string Bounds = "UPDATE distribution SET first_send = coalesce(first_send, $2), last_send = $3, state = iif(state = 3, 0, state), reason = iif(state = 3, NULL, reason) WHERE id = $1";

    private const string Event = "INSERT INTO consent_event (at, recipient, scope, what, source, evidence) VALUES ($1, $2, $3, 2, $4, $5)";

    /// <param name="scope">The transaction.</param>
    /// <param name="key">Of the list sending.</param>
    /// <param name="members">All of them.</param>
    /// <param name="first">The first that is not done.</param>
    /// <param name="isWaitedFor">Whether something more urgent waits: it ends the slice.</param>
    /// <returns>Outcomes of the slice.</returns>
    public static List<MemberOutcome> AddSlice(SqliteScope scope, string key, IReadOnlyList<NewMember> members, int first, Func<bool> isWaitedFor)
    {
        var target = Target.Find(scope, key);
        var end = Math.Min(members.Count, first + LargestSlice);
        var done = new List<MemberOutcome>(Stride);
        var rows = new Rows(scope, target);
        for (var i = first; i < end && (done.Count == 0 || done.Count % Stride != 0 || !isWaitedFor()); i++)
        {
            done.Add(target.IsClosed ? new MemberOutcome(MemberVerdict.Closed, 0) : rows.Add(members[i]));
        }

        if (rows.Added > 0)
        {
            scope[Count].Execute(target.Id, rows.Added);
            scope[Bounds].Execute(target.Id, rows.First, rows.Last);
        }

        return done;
    }

    /// <summary>The statements that a row needs, with what is the same for all set already.</summary>
    private sealed class Rows(SqliteScope scope, Target target)
    {
        private readonly SqliteStatement insert = scope[Insert].Set(2, target.Sender).Set(4, target.Id).Set(6, scope.Now);
        private readonly SqliteStatement optedOut = scope[OptedOut].Set(2, target.MailingList);
        private readonly SqliteStatement known = scope[Known].Set(2, target.Id);
        private readonly SqliteStatement payload = scope[Payload];
        private readonly byte[] recipient = new byte[RecipientKey.Length];

        public long Added { get; private set; }

        public long First { get; private set; }

        public long Last { get; private set; }

        public MemberOutcome Add(NewMember member)
        {
            member.Recipient.Key.CopyTo(recipient);
            var isOut = optedOut.Set(1, recipient).Find() is not null;
            if (isOut || insert.Set(1, member.Line).Set(3, recipient).Set(5, target.ContentOf(scope, member.Content)).Run() == 0)
            {
                return known.Set(1, recipient).Find() is { } row ? new MemberOutcome(MemberVerdict.Known, row) : new MemberOutcome(MemberVerdict.OptedOut, 0);
            }

            var id = scope.Session.LastInsertId;
            First = Added++ == 0 ? id : First;
            Last = id;
            target.Register(scope, member.Content);
            payload.Set(1, id).Set(2, member.Recipient.Address).Set(3, member.Payload).Run();
            if (member.Question is { } question)
            {
                SendWrites.AddQuestion(scope, id, recipient, target.Sender, question, member.QuestionLife);
            }

            if (member.Consent is { } consent)
            {
                scope[Event].Execute(consent.At?.ToUnixTimeMilliseconds() ?? scope.Now, recipient, target.MailingList, (long)OptOutSource.Import, consent.Source);
            }

            return new MemberOutcome(MemberVerdict.Added, id);
        }
    }

    private sealed record Target(long Id, string Template, string MailingList, long Sender, bool IsClosed)
    {
        private readonly Dictionary<MemberContent, long> contents = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<MemberContent> registered = new(ReferenceEqualityComparer.Instance);

        public static Target Find(SqliteScope scope, string key)
        {
            using var row = scope["SELECT id, template, mailing_list, sender_id, state FROM distribution WHERE key = $1"].Query(key);
            return row.Read()
                ? new Target(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), (DistributionState)row.GetInt32(4) is DistributionState.Stopped)
                : throw new InvalidOperationException($"There is no list sending \"{key}\": add it first.");
        }

        public long ContentOf(SqliteScope scope, MemberContent content)
        {
            if (!contents.TryGetValue(content, out var id))
            {
                id = scope.Session.Names.Content(scope.Session, new ContentName(Template, content.Language, MailingList, content.ContentSid, content.Fingerprint, content.TimeZone ?? ""));
                contents.Add(content, id);
            }

            return id;
        }

        /// <summary>Notes that a row is made from it.</summary>
        public void Register(SqliteScope scope, MemberContent content)
        {
            if (registered.Add(content))
            {
                scope["INSERT INTO distribution_content (distribution_id, content_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"].Execute(Id, contents[content]);
            }
        }
    }
}
