using Microsoft.Data.Sqlite;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// The SQLite ledger that is copied: held as its sender, so that nobody else sends, and in one write transaction, so that
/// nobody else records anything meanwhile. Unless it is left for good, nothing of it has changed afterwards.
/// </summary>
internal sealed class CopySource : IDisposable
{
    private const string AllTables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'meta' ORDER BY name";

    private readonly SenderLock role;
    private readonly SqliteSession session;

    private CopySource(SenderLock role, SqliteSession session) => (this.role, this.session) = (role, session);

    /// <summary>What people are recognised by.</summary>
    public byte[] Secret => SqliteReads.Secret(session);

    /// <summary>All tables but the one of the ledger's own facts.</summary>
    public IReadOnlyList<string> Tables => SqliteReads.List(session[AllTables].Query(), row => row.GetString(0));

    /// <param name="path">The file.</param>
    /// <param name="now">Unix milliseconds; what an earlier process had under way is of unknown fate since then.</param>
    /// <exception cref="LedgerException">There is none, a process sends from it, it was copied before or is of another version.</exception>
    public static CopySource Open(string path, long now)
    {
        var file = new SqliteFile(Path.GetFullPath(path), TimeSpan.FromSeconds(5));
        if (!File.Exists(file.Path))
        {
            throw new LedgerMissingException($"There is no ledger at {file.Path}. Check the path and the volume.");
        }

        SenderLock? role = null;
        SqliteSession? session = null;
        try
        {
            role = SenderLock.Take(file.Path, file.ReadHolder);
            session = file.OpenWriter();
            SqliteMigrations.RequireLatest(session, file.Path);
            MovedLedger.Check(session, file.Path);
            session.Begin();
            SenderWrites.TakeRole(session, now);
            var source = new CopySource(role, session);
            (role, session) = (null, null);
            return source;
        }
        catch (SenderTakenException error)
        {
            throw new LedgerException($"A process sends from the ledger {file.Path}: {file.ReadHolder() ?? "not known which"}. End it first: what it sends meanwhile would be missing in the copy.", error);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Explain(error, file.Path);
        }
        finally
        {
            session?.Dispose();
            role?.Dispose();
        }
    }

    public IReadOnlyList<string> ColumnsOf(string table) => SqliteReads.List(session["SELECT name FROM pragma_table_info($1)"].Query(table), row => row.GetString(0));

    public long Count(string table) => Explained(() =>
    {
        using var statement = new SqliteStatement(session.Connection, $"SELECT count(*) FROM {table}");
        return (long)statement.Scalar()!;
    });

    /// <summary>Reads all rows of a table, by its key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Names, or expressions in their place.</param>
    /// <param name="take">Gets a row's values, null where there is none; the array is used again.</param>
    public void Read(string table, IReadOnlyList<string> columns, Action<object?[]> take) => Explained(() =>
    {
        using var command = new SqliteCommand($"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY 1", session.Connection);
        using var rows = command.ExecuteReader();
        var values = new object?[columns.Count];
        while (rows.Read())
        {
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = rows.IsDBNull(column) ? null : rows.GetValue(column);
            }

            take(values);
        }

        return 0;
    });

    /// <summary>Ends the transaction; from now on nobody sends from this file.</summary>
    public void LeaveFor(string target) => Explained(() =>
    {
        MovedLedger.Mark(session, target);
        session.Commit();
        return 0;
    });

    public void Dispose()
    {
        session.Rollback();
        session.Dispose();
        role.Dispose();
    }

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Explain(error, session.Connection.DataSource);
        }
    }
}
