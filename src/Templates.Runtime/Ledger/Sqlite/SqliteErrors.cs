using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What SQLite's errors mean for the person who runs this.</summary>
internal static class SqliteErrors
{
    /// <summary>Whether the connection is better opened anew before the next try.</summary>
    public static bool IsOfConnection(SqliteException error)
        => error.SqliteErrorCode is raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN;

    /// <summary>Whether every operation would meet the same trouble, so that trying them one by one is of no use.</summary>
    public static bool IsOfAll(SqliteException error) => IsOfConnection(error) || error.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM;

    public static LedgerException Explain(SqliteException error, string path)
    {
        var advice = error.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => "the disk is full. Free space; work goes on by itself then",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program has locked it for longer than 5 seconds. Close shells and backups that write to it; make backups with VACUUM INTO",
            raw.SQLITE_READONLY => "it cannot be written. Give this process the right to write to the file and its folder",
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => "it cannot be opened. Check the folder, and that this process may read and write there",
            raw.SQLITE_NOTADB => "it is not an SQLite database. Check the path, or restore a backup",
            raw.SQLITE_CORRUPT => "it is damaged. Stop sending and restore a backup",
            raw.SQLITE_IOERR => "the disk does not read or write. Check the disk; the ledger must lie on a local one",
            raw.SQLITE_NOMEM => "there is no memory left. Give the process more",
            _ => string.Create(CultureInfo.InvariantCulture, $"SQLite reports error {error.SqliteExtendedErrorCode}. Please report this"),
        };
        return new LedgerException($"The ledger {path} cannot do its work: {advice}.", error);
    }
}
