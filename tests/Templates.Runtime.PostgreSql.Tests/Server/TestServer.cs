using System.Globalization;
using Npgsql;
using WaTemplates.Runtime.PostgreSql.Tests.Server;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace WaTemplates.Runtime.PostgreSql.Tests.Server;

/// <summary>The one server of a test run, started when the first test asks for it; every ledger has a schema of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgreSqlProcess>> Process = new(StartAsync);
    private static int number;

    /// <summary>The server; skips the test where there can be none.</summary>
    internal static Task<PostgreSqlProcess> GetAsync()
    {
        Assert.SkipWhen(PostgreSqlProcess.Unavailable is not null, PostgreSqlProcess.Unavailable ?? "");
        return Process.Value;
    }

    /// <summary>A connection string of a schema that is not there yet.</summary>
    public static async Task<string> NewLedgerAsync()
        => (await GetAsync()).ConnectionString("tests") + string.Create(CultureInfo.InvariantCulture, $";Search Path=ledger_{Interlocked.Increment(ref number)};Maximum Pool Size=16");

    public static async Task<object?> ScalarAsync(string ledger, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ledger) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (Process.IsValueCreated)
        {
            await (await Process.Value).DisposeAsync();
        }
    }

    private static async Task<PostgreSqlProcess> StartAsync()
    {
        var server = await PostgreSqlProcess.StartAsync();
        await ScalarAsync(server.ConnectionString("postgres"), "CREATE DATABASE tests");
        return server;
    }
}
