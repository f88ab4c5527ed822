using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>The file of a ledger, and how it is opened.</summary>
/// <param name="Path">Full path.</param>
/// <param name="BusyTimeout">How long to wait for another program's lock.</param>
internal sealed record SqliteFile(string Path, TimeSpan BusyTimeout)
{
    /// <summary>SQLITE_DBCONFIG_ENABLE_QPSG of sqlite3.h.</summary>
    private const int QueryPlannerStabilityGuarantee = 1007;

    /// <summary>Makes an empty file where there is none, for its owner alone.</summary>
    public void Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            new FileStream(Path, options).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException($"The ledger {Path} cannot be made: {error.Message} Check the folder, and that this process may write there.", error);
        }
    }

    /// <summary>Opens what writes. References are not looked up row by row, which would cost a third of an import; tests look them up afterwards.</summary>
    public SqliteSession OpenWriter()
    {
        var session = Open(SqliteOpenMode.ReadWrite);
        session["PRAGMA journal_mode = WAL"].Scalar();
        session["PRAGMA synchronous = FULL"].Execute();
        session["PRAGMA journal_size_limit = 67108864"].Execute();
        session["PRAGMA wal_autocheckpoint = 4000"].Execute();
        // Small: after a commit that split a page, SQLite looks through all it has cached.
        session["PRAGMA cache_size = -4096"].Execute();
        return session;
    }

    public SqliteSession OpenReader() => Open(SqliteOpenMode.ReadOnly);

    /// <summary>Who took the sender's role last, or null where that cannot be read.</summary>
    public string? ReadHolder()
    {
        try
        {
            using var session = OpenReader();
            return session["SELECT value FROM meta WHERE name = 'holder'"].Scalar() as string;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private SqliteSession Open(SqliteOpenMode mode)
    {
        var seconds = Math.Max(1, (int)BusyTimeout.TotalSeconds);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, Pooling = false, ForeignKeys = false, DefaultTimeout = seconds }.ToString());
        var session = new SqliteSession(connection);
        try
        {
            connection.Open();
            // The plan of a statement stands: SQLite would compile some anew for each value that is bound to them.
            SqliteException.ThrowExceptionForRC(raw.sqlite3_db_config(connection.Handle, QueryPlannerStabilityGuarantee, 1, out _), connection.Handle);
            using var busy = new SqliteCommand($"PRAGMA busy_timeout = {(int)BusyTimeout.TotalMilliseconds}", connection);
            busy.ExecuteNonQuery();
            return session;
        }
        catch (SqliteException)
        {
            session.Dispose();
            throw;
        }
    }
}
