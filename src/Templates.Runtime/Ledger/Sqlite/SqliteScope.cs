namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What an operation works in: a session within a transaction, and one time for all of it.</summary>
internal readonly record struct SqliteScope(SqliteSession Session, long Now, long Incarnation)
{
    public SqliteStatement this[string sql] => Session[sql];

    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Now);

    /// <summary>Then, or now where that is not known or still to come.</summary>
    public long Earlier(DateTimeOffset? at) => Math.Min(Now, at?.ToUnixTimeMilliseconds() ?? Now);

    public static long Of(TimeSpan span) => (long)span.TotalMilliseconds;

    public long Sender(string address) => Session.Names.Sender(Session, address);

    public ContentName Content(long id) => Session.Names.Content(Session, id);
}

/// <summary>Columns in the field's terms.</summary>
internal static class SqliteColumns
{
    /// <summary>Null for the empty text that stands for none.</summary>
    public static string? OrNone(this string text) => text.Length == 0 ? null : text;
}
