using System.Collections.Concurrent;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>What a message is made from; empty where there is none.</summary>
internal readonly record struct ContentName(string Template, string Language, string MailingList, string ContentSid, string Fingerprint, string TimeZone = "");

/// <summary>Numbers of senders, contents and parts of the queue, which are few and never change. Keeps only what others have committed: our own transaction may be taken back.</summary>
internal sealed class NameCache
{
    private const string InsertContent = "INSERT INTO content (template, language, mailing_list, content_sid, fingerprint, time_zone) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    private const string SelectContent = "SELECT id FROM content WHERE template = $1 AND language = $2 AND mailing_list = $3 AND content_sid = $4 AND fingerprint = $5 AND time_zone = $6";
    private const string InsertPart = "INSERT INTO queue_part (sender_id, distribution_id, content_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    private const string SelectPart = "SELECT 1 FROM queue_part WHERE sender_id = $1 AND distribution_id = $2 AND content_id = $3";

    private readonly ConcurrentDictionary<string, long> senders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ContentName, long> contents = new();
    private readonly ConcurrentDictionary<(long Sender, long Distribution, long Content), bool> parts = new();

    /// <summary>The sender's number; made where it is new.</summary>
    public ValueTask<long> SenderAsync(PostgreSqlScope scope, string address) => FindAsync(
        scope, senders, address, "SELECT id FROM sender WHERE address = $1", "INSERT INTO sender (address) VALUES ($1) ON CONFLICT DO NOTHING", address);

    /// <summary>The content's number; made where it is new.</summary>
    public ValueTask<long> ContentAsync(PostgreSqlScope scope, ContentName name) => FindAsync(
        scope, contents, name, SelectContent, InsertContent, name.Template, name.Language, name.MailingList, name.ContentSid, name.Fingerprint, name.TimeZone);

    /// <summary>Makes sure that claims look at this part of the queue.</summary>
    public async ValueTask AddPartAsync(PostgreSqlScope scope, (long Sender, long Distribution, long Content) part)
    {
        if (parts.ContainsKey(part))
        {
            return;
        }

        if (await scope.ScalarAsync(SelectPart, part.Sender, part.Distribution, part.Content).ConfigureAwait(false) is not null)
        {
            Keep(scope, parts, part, true);
        }
        else
        {
            scope.OwnNames.Add(part);
            await scope.ExecuteAsync(InsertPart, part.Sender, part.Distribution, part.Content).ConfigureAwait(false);
        }
    }

    private static async ValueTask<long> FindAsync<TKey>(PostgreSqlScope scope, ConcurrentDictionary<TKey, long> known, TKey key, string select, string insert, params SqlValue[] values)
        where TKey : notnull
    {
        if (known.TryGetValue(key, out var id))
        {
            return id;
        }

        if (await scope.ScalarAsync(select, values).ConfigureAwait(false) is long found)
        {
            Keep(scope, known, key, found);
            return found;
        }

        scope.OwnNames.Add(key);
        await scope.ExecuteAsync(insert, values).ConfigureAwait(false);
        return (long)(await scope.ScalarAsync(select, values).ConfigureAwait(false))!;
    }

    private static void Keep<TKey, TValue>(PostgreSqlScope scope, ConcurrentDictionary<TKey, TValue> known, TKey key, TValue value)
        where TKey : notnull
    {
        if (!scope.OwnNames.Contains(key))
        {
            known.TryAdd(key, value);
        }
    }
}
