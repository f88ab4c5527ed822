using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// The rows of a slice of people. Many go into one statement, which costs SQLite half as much as one each. If not all of
/// them could be added, another statement tells where each one stands. Neither aborts: SQLite would keep a journal of it.
/// </summary>
internal sealed class MemberRows
{
    /// <summary>How many people a statement takes; or it takes one.</summary>
    public const int Many = 64;

    private const int Fixed = 4;
    private const int Each = 4;

    private const string Event = "INSERT INTO consent_event (at, recipient, scope, what, source, evidence) VALUES ($1, $2, $3, 2, $4, $5)";

    private static readonly string InsertMany = Insert(Many);
    private static readonly string InsertOne = Insert(1);
    private static readonly string FindMany = Find(Many);
    private static readonly string FindOne = Find(1);

    private readonly SqliteScope scope;
    private readonly MemberTarget target;
    private readonly PayloadRows payloads;
    private readonly byte[] recipient = new byte[RecipientKey.Length];
    private readonly long[] found = new long[Many];
    private long next;

    public MemberRows(SqliteScope scope, MemberTarget target)
    {
        (this.scope, this.target) = (scope, target);
        payloads = new PayloadRows(scope);
        next = (scope["SELECT max(id) FROM send"].Find() ?? 0) + 1;
        foreach (var sql in new[] { InsertMany, InsertOne })
        {
            scope[sql].Set(1, target.Sender).Set(2, target.Id).Set(3, scope.Now).Set(4, target.MailingList);
        }
    }

    public long Added { get; private set; }

    public long First { get; private set; }

    public long Last { get; private set; }

    /// <summary>Adds some of the people: <see cref="Many"/> or one.</summary>
    public void Add(IReadOnlyList<NewMember> members, int first, int count, List<MemberOutcome> outcomes)
    {
        var insert = scope[count == Many ? InsertMany : InsertOne];
        for (var i = 0; i < count; i++)
        {
            var member = members[first + i];
            var place = Fixed + i * Each;
            member.Recipient.Key.CopyTo(recipient);
            insert.Set(place + 1, next + i).Set(place + 2, member.Line).Set(place + 3, recipient).Set(place + 4, target.ContentOf(scope, member.Content));
        }

        if (insert.Run() == count)
        {
            for (var i = 0; i < count; i++)
            {
                found[i] = next + i;
            }
        }
        else
        {
            Look(members, first, count);
        }

        var start = next;
        for (var i = 0; i < count; i++)
        {
            outcomes.Add(OutcomeOf(members[first + i], start + i, found[i]));
        }
    }

    /// <summary>Writes what waits for others of its kind.</summary>
    public void Complete() => payloads.Complete();

    private static string Insert(int count)
        => $"""
            INSERT OR FAIL INTO send (id, line, kind, sender_id, recipient, distribution_id, content_id, state, updated_at)
            SELECT column1, column2, 0, ?1, column3, ?2, column4, 0, ?3
            FROM (VALUES {string.Join(", ", Enumerable.Range(0, count).Select(row => Fixed + row * Each).Select(place => $"(?{place + 1}, ?{place + 2}, ?{place + 3}, ?{place + 4})"))})
            WHERE NOT EXISTS (SELECT 1 FROM suppression WHERE recipient = column3 AND (+scope = '*' OR +scope = ?4))
            ON CONFLICT DO NOTHING
            """;

    private static string Find(int count)
        => $"""
            SELECT column1, id
            FROM (VALUES {string.Join(", ", Enumerable.Range(0, count).Select(row => $"({row}, ?{row + 2})"))})
            CROSS JOIN send INDEXED BY send_member ON recipient = column2 AND distribution_id = ?1 AND distribution_id > 0
            """;

    // Of each the row it has now, or 0.
    private void Look(IReadOnlyList<NewMember> members, int first, int count)
    {
        var find = scope[count == Many ? FindMany : FindOne].Set(1, target.Id);
        for (var i = 0; i < count; i++)
        {
            members[first + i].Recipient.Key.CopyTo(recipient);
            find.Set(i + 2, recipient);
        }

        Array.Clear(found);
        while (find.Next())
        {
            found[find.Number(0)] = find.Number(1);
        }
    }

    private MemberOutcome OutcomeOf(NewMember member, long id, long row)
    {
        if (row != id)
        {
            return row > 0 ? new MemberOutcome(MemberVerdict.Known, row) : new MemberOutcome(MemberVerdict.OptedOut, 0);
        }

        First = Added++ == 0 ? id : First;
        Last = id;
        next = id + 1;
        target.Register(scope, member.Content);
        payloads.Add(id, member);
        member.Recipient.Key.CopyTo(recipient);
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
