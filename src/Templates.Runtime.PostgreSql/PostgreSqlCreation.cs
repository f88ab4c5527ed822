using Npgsql;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>An explicit initialisation: makes the database where there is none, then its tables.</summary>
internal static class PostgreSqlCreation
{
    public static async Task RunAsync(PostgreSqlServer server, Action<int>? step)
    {
        try
        {
            if (!await TryMigrateAsync(server, step).ConfigureAwait(false))
            {
                await CreateDatabaseAsync(server).ConfigureAwait(false);
                await TryMigrateAsync(server, step).ConfigureAwait(false);
            }
        }
        catch (NpgsqlException error)
        {
            throw PostgreSqlErrors.Explain(error, server);
        }
    }

    // False where there is no such database.
    private static async Task<bool> TryMigrateAsync(PostgreSqlServer server, Action<int>? step)
    {
        var source = server.Connect();
        await using (source.ConfigureAwait(false))
        {
            try
            {
                var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    await PostgreSqlMigrations.ApplyAsync(new PostgreSqlScope(connection, new NameCache(), Now: 0, Owner: 0), server, step).ConfigureAwait(false);
                    return true;
                }
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                return false;
            }
        }
    }

    /// <exception cref="LedgerException">The user may not make one.</exception>
    public static async Task CreateDatabaseAsync(PostgreSqlServer server)
    {
        var source = server.ConnectForCreation();
        await using (source.ConfigureAwait(false))
        {
            var command = source.CreateCommand("CREATE DATABASE " + PostgreSqlServer.Quote(server.Database));
            await using (command.ConfigureAwait(false))
            {
                try
                {
                    await command.ExecuteNonQueryAsync().ConfigureAwait(false);
                }
                catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
                {
                    // Another process was first.
                }
                catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
                {
                    throw new LedgerException($"There is no database {server.Name}, and the user may not make one. Make it with 'createdb {server.Database}', owned by that user.", error);
                }
            }
        }
    }
}
