using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>One connection with its prepared statements and the small tables it knows by heart. Used by one thread at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    // By reference: SQL texts are constants, and hashing one costs more than running it.
    private readonly Dictionary<string, SqliteStatement> statements = new(ReferenceEqualityComparer.Instance);

    public SqliteConnection Connection => connection;

    public NameCache Names { get; } = new();

    /// <summary>Number of the row that was inserted last.</summary>
    public long LastInsertId => raw.sqlite3_last_insert_rowid(connection.Handle);

    public bool IsInTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>The statement of a constant text.</summary>
    public SqliteStatement this[string sql]
    {
        get
        {
            if (!statements.TryGetValue(sql, out var statement))
            {
                statements.Add(sql, statement = new SqliteStatement(connection, sql));
            }

            return statement;
        }
    }

    public void Begin() => this["BEGIN IMMEDIATE"].Execute();

    public void Commit() => this["COMMIT"].Execute();

    /// <summary>Takes back an open transaction; some errors have done so already.</summary>
    public void Rollback()
    {
        Names.Clear();
        if (IsInTransaction)
        {
            this["ROLLBACK"].Execute();
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
