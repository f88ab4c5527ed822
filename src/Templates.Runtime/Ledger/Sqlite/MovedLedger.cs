namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>A ledger that was copied into another database sends no more: what both have queued would leave twice.</summary>
internal static class MovedLedger
{
    /// <summary>Notes where it went.</summary>
    public static void Mark(SqliteSession session, string target)
        => session["INSERT INTO meta (name, value) VALUES ('moved', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value"].Execute(target);

    /// <exception cref="LedgerException">It was copied.</exception>
    public static void Check(SqliteSession session, string path)
    {
        if (session["SELECT value FROM meta WHERE name = 'moved'"].Scalar() is string target)
        {
            throw new LedgerException($"The ledger {path} was copied to {target} and sends no more: what both have queued would leave twice. Set Database to that one. To give the copy up and go back to this file, delete the copy, then the row 'moved' of this file's table meta.");
        }
    }
}
