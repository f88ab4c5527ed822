using Microsoft.Data.Sqlite;

namespace WaTemplates.Runtime.Benchmarks.Webhooks;

/// <summary>The storage one adds first: a table, one connection, a lock, an insert that is durable by itself.</summary>
internal sealed class OneInsert
{
    private readonly Lock gate = new();
    private readonly SqliteCommand insert;

    public OneInsert(string path)
    {
        var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        using var setUp = new SqliteCommand("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE inbound (message_sid TEXT PRIMARY KEY, sender TEXT NOT NULL, body TEXT NOT NULL, received_at INTEGER NOT NULL)", connection);
        setUp.ExecuteNonQuery();
        insert = new SqliteCommand("INSERT INTO inbound VALUES ($sid, $from, $body, $at) ON CONFLICT DO NOTHING", connection);
        foreach (var name in new[] { "$sid", "$from", "$body", "$at" })
            insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        insert.Prepare();
    }

    public void Add(Dictionary<string, string> fields)
    {
        lock (gate)
        {
            insert.Parameters[0].Value = fields["MessageSid"];
            insert.Parameters[1].Value = fields["From"];
            insert.Parameters[2].Value = fields["Body"];
            insert.Parameters[3].Value = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            insert.ExecuteNonQuery();
        }
    }
}
