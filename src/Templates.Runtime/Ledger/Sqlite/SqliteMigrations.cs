using System.Security.Cryptography;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>Brings a ledger up to this version: numbered files, each in one transaction, forward only.</summary>
internal static class SqliteMigrations
{
    private const string Prefix = "Sqlite.";

    /// <summary>The version this program writes.</summary>
    public static int Latest { get; } = Resources().Length;

    /// <summary>The version of a ledger; 0 for an empty file.</summary>
    /// <exception cref="LedgerException">A later one, or a database of something else.</exception>
    public static int VersionOf(SqliteSession session, string path)
    {
        if (session["SELECT 1 FROM sqlite_schema WHERE name = 'meta'"].Scalar() is null)
        {
            return session["SELECT 1 FROM sqlite_schema"].Scalar() is null ? 0
                : throw new LedgerException($"The file {path} is a database of something else. Give the ledger a file of its own.");
        }

        var version = session["SELECT value FROM meta WHERE name = 'schema'"].Scalar() is long value ? (int)value
            : throw new LedgerException($"The file {path} is a database of something else. Give the ledger a file of its own.");
        return version <= Latest ? version
            : throw new LedgerException($"The ledger {path} was written by a later version (its schema is {version}, this version knows {Latest}). Use that version, or restore a backup from before.");
    }

    /// <exception cref="LedgerException">The file is empty, or of another version.</exception>
    public static void RequireLatest(SqliteSession session, string path)
    {
        var version = VersionOf(session, path);
        if (version == 0)
        {
            throw new LedgerMissingException($"The file {path} is empty. Restore a backup; a new ledger is made by an explicit initialisation only, since it knows no opt-out.");
        }

        if (version < Latest)
        {
            throw new LedgerException($"The ledger {path} is of an earlier version. Back it up, then initialise it: that brings it up to this one.");
        }
    }

    /// <param name="step">Called after every statement, within its transaction; for tests.</param>
    public static void Apply(SqliteSession session, string path, Action<int>? step = null)
    {
        var statement = 0;
        var resources = Resources();
        for (var version = VersionOf(session, path); version < resources.Length; version++)
        {
            session.Begin();

            // Another process may have been first.
            if (VersionOf(session, path) == version)
            {
                foreach (var sql in Statements(resources[version]))
                {
                    using var command = new SqliteStatement(session.Connection, sql);
                    command.Execute();
                    step?.Invoke(++statement);
                }

                session["INSERT INTO meta (name, value) VALUES ('schema', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value"].Execute(version + 1);
                session["INSERT INTO meta (name, value) VALUES ('secret', $1) ON CONFLICT DO NOTHING"].Execute(RandomNumberGenerator.GetBytes(32));
                session["INSERT INTO meta (name, value) VALUES ('incarnation', 0) ON CONFLICT DO NOTHING"].Execute();
                step?.Invoke(++statement);
            }

            session.Commit();
        }
    }

    private static string[] Resources()
        => [.. typeof(SqliteMigrations).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Statements(string resource)
    {
        using var reader = new StreamReader(typeof(SqliteMigrations).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(block => block.Split('\n').Any(line => !line.StartsWith("--", StringComparison.Ordinal)));
    }
}
