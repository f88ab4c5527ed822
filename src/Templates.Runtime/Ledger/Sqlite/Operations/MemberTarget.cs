namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>The list sending that people are added to.</summary>
internal sealed record MemberTarget(long Id, string Template, string MailingList, long Sender, bool IsClosed)
{
    private readonly Dictionary<MemberContent, long> contents = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<MemberContent> registered = new(ReferenceEqualityComparer.Instance);

    public static MemberTarget Find(SqliteScope scope, string key)
    {
        using var row = scope["SELECT id, template, mailing_list, sender_id, state FROM distribution WHERE key = $1"].Query(key);
        return row.Read()
            ? new MemberTarget(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), (DistributionState)row.GetInt32(4) is DistributionState.Stopped)
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
