using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// A prepared statement, kept for the life of its connection; its parameters are <c>$1</c>, <c>$2</c>, … in order. It goes
/// to SQLite itself: a command looks up its parameters by name and makes a reader each time, which costs more than most of
/// these statements do.
/// </summary>
internal sealed class SqliteStatement(SqliteConnection connection, string sql) : IDisposable
{
    private SqliteRows? rows;
    private sqlite3_stmt? prepared;
    private int[] places = [];
    private byte[] letters = new byte[256];

    /// <summary>Runs it; how many rows it changed.</summary>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(values.Length);
        try
        {
            Bind(statement, values);
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                // Rows of a RETURNING or a PRAGMA that nobody asked for.
            }

            Check(code);
            return raw.sqlite3_changes(connection.Handle);
        }
        finally
        {
            raw.sqlite3_reset(statement);
            raw.sqlite3_clear_bindings(statement);
        }
    }

    /// <summary>Sets one parameter for <see cref="Run"/> and <see cref="Find"/>; it stays until it is set again.</summary>
    public SqliteStatement Set(int place, long value)
    {
        Check(raw.sqlite3_bind_int64(Prepare(), place, value));
        return this;
    }

    /// <inheritdoc cref="Set(int, long)"/>
    public SqliteStatement Set(int place, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(Prepare(), place, value));
        return this;
    }

    /// <inheritdoc cref="Set(int, long)"/>
    public SqliteStatement Set(int place, string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (letters.Length < most)
        {
            letters = new byte[most];
        }

        var length = Encoding.UTF8.GetBytes(value, letters);
        // No bytes at all would be bound as NULL.
        Check(length == 0 ? raw.sqlite3_bind_text(Prepare(), place, value) : raw.sqlite3_bind_text(Prepare(), place, letters.AsSpan(0, length)));
        return this;
    }

    /// <summary>Runs it with what is set; how many rows it changed. For a row among thousands, where <see cref="Execute"/> would cost as much as SQLite itself.</summary>
    public int Run()
    {
        Step();
        return raw.sqlite3_changes(connection.Handle);
    }

    /// <summary>Runs it with what is set; the number in the first column of the first row, or null where there is none.</summary>
    public long? Find() => Step();

    /// <summary>Goes to the next row with what is set; false behind the last, and only then may it run again.</summary>
    public bool Next()
    {
        var statement = Prepare();
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        raw.sqlite3_reset(statement);
        Check(code);
        return false;
    }

    /// <summary>A number of the row that <see cref="Next"/> went to; columns count from 0.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(Prepare(), column);

    /// <summary>Runs it and reads rows, which are disposed before the statement runs again.</summary>
    public SqliteRows Query(params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(values.Length);
        var open = (rows ??= new SqliteRows(connection, statement)).Open();
        try
        {
            Bind(statement, values);
            return open;
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    /// <summary>The first column of the first row, or null where there is none.</summary>
    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        using var row = Query(values);
        return row.Read() ? row.GetValue(0) : null;
    }

    public void Dispose()
    {
        prepared?.Dispose();
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        double number => raw.sqlite3_bind_double(statement, place, number),
        string text => raw.sqlite3_bind_text(statement, place, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new ArgumentException($"A value of type {value.GetType()} cannot be bound.", nameof(value)),
    };

    private void Bind(sqlite3_stmt statement, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (places[i] > 0)
            {
                Check(Bind(statement, places[i], values[i]));
            }
        }
    }

    // Reset whatever comes, and only then told: a statement that stays in the middle of its rows keeps its transaction open.
    private long? Step()
    {
        var statement = Prepare();
        var code = raw.sqlite3_step(statement);
        long? found = code == raw.SQLITE_ROW ? raw.sqlite3_column_int64(statement, 0) : null;
        raw.sqlite3_reset(statement);
        Check(code);
        return found;
    }

    private sqlite3_stmt Prepare(int count)
    {
        var statement = Prepare();
        if (places.Length < count)
        {
            places = [.. Enumerable.Range(1, count).Select(number => raw.sqlite3_bind_parameter_index(statement, string.Create(CultureInfo.InvariantCulture, $"${number}")))];
        }

        return statement;
    }

    private sqlite3_stmt Prepare()
    {
        if (prepared is null)
        {
            Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out var made));
            prepared = made;
        }

        return prepared;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection.Handle);
}
