using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What a message is made from; empty where there is none.</summary>
internal readonly record struct ContentName(string Template, string Language, string MailingList, string ContentSid, string Fingerprint, string TimeZone = "");

/// <summary>Numbers of senders and contents, which are few and never change. Forgotten with a transaction that is taken back.</summary>
internal sealed class NameCache
{
    private readonly Dictionary<string, long> senders = new(StringComparer.Ordinal);
    private readonly Dictionary<ContentName, long> contentIds = [];
    private readonly Dictionary<long, ContentName> contents = [];
    private readonly Dictionary<long, string> distributions = [];
    private readonly Dictionary<long, (string Json, DistributionSettings Settings)> settings = [];

    public void Clear()
    {
        senders.Clear();
        contentIds.Clear();
        contents.Clear();
        distributions.Clear();
    }

    /// <summary>Settings of a list sending, read again only when their text has changed.</summary>
    public DistributionSettings Settings(long distribution, string json)
    {
        if (!settings.TryGetValue(distribution, out var known) || known.Json != json)
        {
            settings[distribution] = known = (json, SettingsJson.Read(json));
        }

        return known.Settings;
    }

    /// <summary>The key of a list sending; null for 0, which is none.</summary>
    public string? Distribution(SqliteSession session, long id)
    {
        if (id > 0 && !distributions.ContainsKey(id))
        {
            distributions.Add(id, (string)session["SELECT key FROM distribution WHERE id = $1"].Scalar(id)!);
        }

        return distributions.GetValueOrDefault(id);
    }

    /// <summary>The sender's number; made where it is new.</summary>
    public long Sender(SqliteSession session, string address)
    {
        if (!senders.TryGetValue(address, out var id))
        {
            session["INSERT INTO sender (address) VALUES ($1) ON CONFLICT DO NOTHING"].Execute(address);
            id = (long)session["SELECT id FROM sender WHERE address = $1"].Scalar(address)!;
            senders.Add(address, id);
        }

        return id;
    }

    /// <summary>The content's number; made where it is new.</summary>
    public long Content(SqliteSession session, ContentName content)
    {
        if (!contentIds.TryGetValue(content, out var id))
        {
            const string Insert = "INSERT INTO content (template, language, mailing_list, content_sid, fingerprint, time_zone) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
            const string Select = "SELECT id FROM content WHERE template = $1 AND language = $2 AND mailing_list = $3 AND content_sid = $4 AND fingerprint = $5 AND time_zone = $6";
            session[Insert].Execute(content.Template, content.Language, content.MailingList, content.ContentSid, content.Fingerprint, content.TimeZone);
            id = (long)session[Select].Scalar(content.Template, content.Language, content.MailingList, content.ContentSid, content.Fingerprint, content.TimeZone)!;
            contentIds.Add(content, id);
        }

        return id;
    }

    public ContentName Content(SqliteSession session, long id)
    {
        if (!contents.TryGetValue(id, out var content))
        {
            using var row = session["SELECT template, language, mailing_list, content_sid, fingerprint, time_zone FROM content WHERE id = $1"].Query(id);
            row.Read();
            content = new ContentName(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5));
            contents.Add(id, content);
        }

        return content;
    }
}
