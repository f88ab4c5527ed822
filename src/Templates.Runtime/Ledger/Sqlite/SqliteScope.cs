using Microsoft.Data.Sqlite;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What an operation works in: a session within a transaction, and one time for all of it.</summary>
internal readonly record struct SqliteScope(SqliteSession Session, long Now, long Incarnation)
{
    public SqliteStatement this[string sql] => Session[sql];

    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Now);

    public static long Of(TimeSpan span) => (long)span.TotalMilliseconds;

    public long Sender(string address) => Session.Names.Sender(Session, address);

    public ContentName Content(long id) => Session.Names.Content(Session, id);
}

/// <summary>Reading columns in the field's terms.</summary>
internal static class SqliteColumns
{
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? Number(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static DateTimeOffset Time(this SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? Moment(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    public static double? Real(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static RecipientKey Recipient(this SqliteDataReader row, int column) => RecipientKey.FromBytes(row.GetFieldValue<byte[]>(column));

    /// <summary>Null for the empty text that stands for none.</summary>
    public static string? OrNone(this string text) => text.Length == 0 ? null : text;
}
