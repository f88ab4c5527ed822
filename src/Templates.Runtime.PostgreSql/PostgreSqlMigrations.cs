using System.Globalization;
using System.Security.Cryptography;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Brings a ledger up to this version: numbered files, each in one transaction under one lock, forward only.</summary>
internal static class PostgreSqlMigrations
{
    private const string Prefix = "PostgreSql.";

    // "WaTmplts": any number will do that nobody else takes.
    private const long LockKey = 0x5761546D706C7473;

    private const int SecretLength = 32;

    /// <summary>The version this program writes.</summary>
    public static int Latest { get; } = Resources().Length;

    /// <summary>The version of a ledger; 0 for an empty schema, or none.</summary>
    /// <exception cref="LedgerException">A later one, or tables of something else.</exception>
    public static async Task<int> VersionOfAsync(PostgreSqlScope scope, PostgreSqlServer server)
    {
        if (await scope.ScalarAsync("SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = 'meta'", server.Schema).ConfigureAwait(false) is null)
        {
            return await scope.ScalarAsync("SELECT 1 FROM pg_tables WHERE schemaname = $1 LIMIT 1", server.Schema).ConfigureAwait(false) is null ? 0
                : throw new LedgerException($"The schema {server.Schema} of {server.Name} has tables of something else. Give the ledger a schema of its own by Search Path.");
        }

        if (await scope.ScalarAsync("SELECT value FROM meta WHERE name = 'schema'").ConfigureAwait(false) is not string text || !int.TryParse(text, CultureInfo.InvariantCulture, out var version))
        {
            throw new LedgerException($"The schema {server.Schema} of {server.Name} has tables of something else. Give the ledger a schema of its own by Search Path.");
        }

        return version <= Latest ? version
            : throw new LedgerException($"The ledger {server.Name} was written by a later version (its schema is {version}, this version knows {Latest}). Use that version, or restore a backup from before.");
    }

    /// <param name="step">Called after every statement, within its transaction; for tests.</param>
    public static async Task ApplyAsync(PostgreSqlScope scope, PostgreSqlServer server, Action<int>? step = null)
    {
        var statement = 0;
        for (int? version = 0; version < Latest;)
        {
            var transaction = await scope.Connection.BeginTransactionAsync().ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                // Others wait here, then find it done.
                await scope.ExecuteAsync("SELECT pg_advisory_xact_lock($1)", LockKey).ConfigureAwait(false);
                version = await VersionOfAsync(scope, server).ConfigureAwait(false);
                if (version < Latest)
                {
                    version = await UpgradeAsync(scope, server, version.Value, RandomNumberGenerator.GetBytes(SecretLength), () => step?.Invoke(++statement)).ConfigureAwait(false);
                }

                await transaction.CommitAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Makes a new ledger with a given secret, within the caller's transaction.</summary>
    /// <exception cref="LedgerException">The schema has tables.</exception>
    public static async Task CreateAsync(PostgreSqlScope scope, PostgreSqlServer server, byte[] secret)
    {
        await scope.ExecuteAsync("SELECT pg_advisory_xact_lock($1)", LockKey).ConfigureAwait(false);
        if (await VersionOfAsync(scope, server).ConfigureAwait(false) > 0)
        {
            throw new LedgerException($"The schema {server.Schema} of {server.Name} has a ledger already. Name another by Search Path; or, where that one is of no use, drop it with 'DROP SCHEMA {server.Schema} CASCADE'.");
        }

        for (var version = 0; version < Latest;)
        {
            version = await UpgradeAsync(scope, server, version, secret, step: null).ConfigureAwait(false);
        }
    }

    private static async Task<int> UpgradeAsync(PostgreSqlScope scope, PostgreSqlServer server, int version, byte[] secret, Action? step)
    {
        foreach (var sql in Statements(version, server))
        {
            await scope.ExecuteAsync(sql).ConfigureAwait(false);
            step?.Invoke();
        }

        await SetAsync(scope, "schema", (++version).ToString(CultureInfo.InvariantCulture), "DO UPDATE SET value = excluded.value").ConfigureAwait(false);
        await SetAsync(scope, "secret", Convert.ToHexStringLower(secret), "DO NOTHING").ConfigureAwait(false);
        step?.Invoke();
        return version;
    }

    private static Task<int> SetAsync(PostgreSqlScope scope, string name, string value, string conflict)
        => scope.ExecuteAsync("INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) " + conflict, name, value);

    private static string[] Resources()
        => [.. typeof(PostgreSqlMigrations).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Statements(int version, PostgreSqlServer server)
    {
        using var reader = new StreamReader(typeof(PostgreSqlMigrations).Assembly.GetManifestResourceStream(Resources()[version])!);
        var statements = reader.ReadToEnd().Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(block => block.Split('\n').Any(line => !line.StartsWith("--", StringComparison.Ordinal)));
        var schema = PostgreSqlServer.Quote(server.Schema);
        return version == 0 ? statements.Prepend($"CREATE SCHEMA IF NOT EXISTS {schema}") : statements;
    }
}
