using System.Globalization;
using Npgsql;
using WaTemplates.Testing;

namespace WaTemplates.Runtime.Benchmarks.Places;

/// <summary>Makes ledgers of one kind, one after the other, each new: files of SQLite, or databases of a PostgreSQL server of our own.</summary>
internal sealed class LedgerServer : IAsyncDisposable
{
    private readonly PostgreSqlProcess? server;
    private int made;

    private LedgerServer(PostgreSqlProcess? server) => this.server = server;

    public static async Task<LedgerServer> StartAsync(Database database)
        => new(database == Database.PostgreSql ? await PostgreSqlProcess.StartAsync() : null);

    /// <summary>Runs something on a new ledger, which is deleted then.</summary>
    public async Task<T> RunAsync<T>(Func<ILedgerPlace, Task<T>> run)
    {
        if (server is null)
        {
            var folder = Setting.NewFolder();
            var result = await RunAsync(new SqlitePlace(Path.Combine(folder, "wa.db")), run);
            Directory.Delete(folder, recursive: true);
            return result;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"run{++made}");
        var found = await RunAsync(new PostgreSqlPlace(server.ConnectionString(name)), run);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres") + ";Pooling=false");
        // Also writes all that is in the server's memory to disk, so that the next begins as this one did.
        await using var drop = source.CreateCommand($"DROP DATABASE {name} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
        return found;
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<T> RunAsync<T>(ILedgerPlace place, Func<ILedgerPlace, Task<T>> run)
    {
        await using (place)
        {
            await using (var ledger = place.Connect())
                await ledger.InitializeAsync();
            return await run(place);
        }
    }
}
