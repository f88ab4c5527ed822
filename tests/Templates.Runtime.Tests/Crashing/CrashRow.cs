using Microsoft.Data.Sqlite;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>A row of the ledger as it stands in the file, read past the runtime.</summary>
internal sealed record CrashRow(string Key, SendState State, int Attempt, DateTimeOffset? IntentAt, string? MessageSid, bool IsHeld, int Resends)
{
    public bool IsFinal => State is not (SendState.Queued or SendState.Attempting or SendState.Unknown) || (State == SendState.Unknown && IsHeld);

    public static List<CrashRow> ReadAll(string ledger)
    {
        var rows = new List<CrashRow>();
        using var connection = Open(ledger);
        using var command = new SqliteCommand("SELECT dedupe_key, state, attempt, intent_at, provider_sid, held, resends FROM send WHERE kind = 0", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            DateTimeOffset? intent = reader.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3));
            rows.Add(new CrashRow(reader.GetString(0)["message:".Length..], (SendState)reader.GetInt32(1), reader.GetInt32(2), intent, reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetBoolean(5), reader.GetInt32(6)));
        }

        return rows;
    }

    public static object? Scalar(string ledger, string sql)
    {
        using var connection = Open(ledger);
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }

    // Reading only, so that the log beside the file stays for the next process to recover from.
    private static SqliteConnection Open(string ledger)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = ledger, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
