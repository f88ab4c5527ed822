using Npgsql;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>What PostgreSQL's errors mean, for whoever repeats an operation and for the person who runs this.</summary>
internal static class PostgreSqlErrors
{
    /// <summary>Whether a repetition may go well: somebody else was in the way or first, or the server is on its way back.</summary>
    public static bool IsPassing(NpgsqlException error)
        => error.IsTransient || error.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown;

    /// <summary>Whether another session's work was in the way that is done by now.</summary>
    public static bool IsOfOthers(NpgsqlException error)
        => error.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>Whether the server may have carried out a commit all the same that failed like this.</summary>
    public static bool IsOfConnection(NpgsqlException error)
        => error is not PostgresException || error.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown || error.SqlState!.StartsWith("08", StringComparison.Ordinal);

    public static LedgerException Explain(NpgsqlException error, PostgreSqlServer server)
    {
        var advice = error.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "the server refuses user and password. Check them, and its pg_hba.conf",
            PostgresErrorCodes.InvalidCatalogName => "there is no such database. Check the connection string; a new one is made by an explicit initialisation only",
            PostgresErrorCodes.InsufficientPrivilege => "the user lacks a right. Make the schema and its tables the user's own",
            PostgresErrorCodes.DiskFull => "the server's disk is full. Free space; work goes on by itself then",
            PostgresErrorCodes.TooManyConnections => "the server has no connection left. Raise its max_connections, or set Maximum Pool Size lower in each worker's connection string",
            PostgresErrorCodes.OutOfMemory => "the server is out of memory. Where its log speaks of shared memory, raise max_locks_per_transaction",
            PostgresErrorCodes.ReadOnlySqlTransaction => "the server only reads: it is a replica. Give the address of the primary",
            PostgresErrorCodes.LockNotAvailable => "another session has locked its tables for longer than 10 seconds. End that session; make schema changes and dumps with a lock_timeout",
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => "other sessions were in the way again and again. Nothing was changed; do it again",
            PostgresErrorCodes.QueryCanceled => "a statement took too long and was cancelled. Look for what else the server is busy with",
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => "the server is stopping or starting. Work goes on by itself then",
            PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => "its tables are not those of this version. Restore a backup, or initialise it",
            null => "it cannot be reached. Check host, port, network and whether the server runs; work goes on by itself then",
            var code => $"PostgreSQL reports error {code}. Please report this",
        };
        return new LedgerException($"The ledger {server.Name} cannot do its work: {advice}.", error);
    }
}
