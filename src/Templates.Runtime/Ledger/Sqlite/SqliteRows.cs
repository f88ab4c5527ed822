using Microsoft.Data.Sqlite;
using SQLitePCL;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// The rows of a statement, read from SQLite itself; columns count from 0. Disposing it ends the statement's run, and only
/// then may it run again.
/// </summary>
internal sealed class SqliteRows(SqliteConnection connection, sqlite3_stmt statement) : IDisposable
{
    private bool isOpen;

    public int FieldCount => raw.sqlite3_column_count(statement);

    /// <summary>Goes to the next row; false behind the last.</summary>
    public bool Read()
    {
        var code = raw.sqlite3_step(statement);
        if (code != raw.SQLITE_ROW)
        {
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
        }

        return code == raw.SQLITE_ROW;
    }

    public bool IsDBNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public bool GetBoolean(int column) => GetInt64(column) != 0;

    public double GetDouble(int column) => raw.sqlite3_column_double(statement, column);

    public string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    /// <summary>As the column holds it: a number, a text or bytes; null for NULL.</summary>
    public object? GetValue(int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => GetInt64(column),
        raw.SQLITE_FLOAT => GetDouble(column),
        raw.SQLITE_TEXT => GetString(column),
        raw.SQLITE_BLOB => GetBytes(column),
        _ => null,
    };

    public string? Text(int column) => IsDBNull(column) ? null : GetString(column);

    public int? Number(int column) => IsDBNull(column) ? null : GetInt32(column);

    public double? Real(int column) => IsDBNull(column) ? null : GetDouble(column);

    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(GetInt64(column));

    public DateTimeOffset? Moment(int column) => IsDBNull(column) ? null : Time(column);

    public RecipientKey Recipient(int column) => RecipientKey.FromBytes(raw.sqlite3_column_blob(statement, column));

    public void Dispose()
    {
        raw.sqlite3_reset(statement);
        raw.sqlite3_clear_bindings(statement);
        isOpen = false;
    }

    internal SqliteRows Open()
    {
        isOpen = !isOpen ? true : throw new InvalidOperationException("The statement is being read already.");
        return this;
    }
}
