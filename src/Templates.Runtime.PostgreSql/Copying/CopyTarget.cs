using Npgsql;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>The schema that is copied into: one transaction, from its first table to the last row.</summary>
internal sealed class CopyTarget : IAsyncDisposable
{
    // A copy of millions of rows takes its time, and nobody else is served by this session.
    private const string Patience = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL enable_seqscan = on";

    private const string AllTables = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT IN ('meta', 'queue_part', 'distribution_span')";

    private const string AllColumns = "SELECT column_name::text, udt_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position";

    private const string Numbered = "SELECT table_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES' AND column_name = 'id'";

    // Only what may be queued again: a claim looks at every part of a running list.
    private const string Parts = "INSERT INTO queue_part (sender_id, distribution_id, content_id) SELECT DISTINCT sender_id, distribution_id, content_id FROM send WHERE state IN (0, 1, 3)";

    private const string Spans = "INSERT INTO distribution_span (distribution_id, shard, first_send, last_send) SELECT distribution_id, 0, min(id), max(id) FROM send WHERE distribution_id > 0 GROUP BY distribution_id";

    private readonly PostgreSqlServer server;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly PostgreSqlScope scope;

    private CopyTarget(PostgreSqlServer server, NpgsqlDataSource source, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        (this.server, this.source, this.connection, this.transaction) = (server, source, connection, transaction);
        scope = new PostgreSqlScope(connection, new NameCache(), Now: 0, Owner: 0);
    }

    /// <summary>Begins the transaction; the database is made where there is none.</summary>
    public static async Task<CopyTarget> OpenAsync(PostgreSqlServer server)
    {
        var source = server.Connect();
        try
        {
            NpgsqlConnection connection;
            try
            {
                connection = await source.OpenConnectionAsync().ConfigureAwait(false);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                await PostgreSqlCreation.CreateDatabaseAsync(server).ConfigureAwait(false);
                connection = await source.OpenConnectionAsync().ConfigureAwait(false);
            }

            return new CopyTarget(server, source, connection, await connection.BeginTransactionAsync().ConfigureAwait(false));
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes the tables.</summary>
    /// <exception cref="LedgerException">The schema has some already.</exception>
    public async Task CreateAsync(byte[] secret)
    {
        await PostgreSqlMigrations.CreateAsync(scope, server, secret).ConfigureAwait(false);
        await scope.ExecuteAsync(Patience).ConfigureAwait(false);
    }

    public Task<List<string>> TablesAsync() => scope.ListAsync(AllTables, row => row.GetString(0));

    public Task<List<(string Name, string Type)>> ColumnsOfAsync(string table) => scope.ListAsync(AllColumns, row => (row.GetString(0), row.GetString(1)), table);

    /// <summary>Takes the rows of a table.</summary>
    public NpgsqlBinaryImporter Import(string table, IEnumerable<CopyColumn> columns)
        => connection.BeginBinaryImport($"COPY {table} ({string.Join(", ", columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)");

    public async Task<long> CountAsync(string table) => (long)(await scope.ScalarAsync($"SELECT count(*) FROM {table}").ConfigureAwait(false))!;

    /// <summary>What SQLite needs no table for: parts of the queue, bounds of lists, the next numbers, statistics.</summary>
    public async Task CompleteAsync()
    {
        await scope.ExecuteAsync(Parts).ConfigureAwait(false);
        await scope.ExecuteAsync(Spans).ConfigureAwait(false);
        foreach (var table in await scope.ListAsync(Numbered, row => row.GetString(0)).ConfigureAwait(false))
        {
            await scope.ExecuteAsync($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), last) FROM (SELECT max(id) AS last FROM {table}) x WHERE last IS NOT NULL").ConfigureAwait(false);
        }

        foreach (var table in await TablesAsync().ConfigureAwait(false))
        {
            await scope.ExecuteAsync($"ANALYZE {table}").ConfigureAwait(false);
        }
    }

    /// <exception cref="LedgerException">It is not known whether the server has carried it out.</exception>
    public async Task CommitAsync()
    {
        try
        {
            await transaction.CommitAsync().ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (PostgreSqlErrors.IsOfConnection(error))
        {
            throw new LedgerException($"The connection broke at the very end, so it is not known whether {server.Name} has the copy. Where its schema {server.Schema} has tables now, all of it is there: drop the schema and copy once more.", error);
        }
    }

    /// <summary>Takes everything back that was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }
}
