using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.PostgreSql;

namespace WaTemplates.Runtime.Benchmarks.Places;

/// <summary>A database of a PostgreSQL server, and the whole server's write-ahead log.</summary>
internal sealed class PostgreSqlPlace(string address) : ILedgerPlace
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(address + ";Maximum Pool Size=1");

    public string Address => address;

    public ILedger Connect() => new PostgreSqlLedger(address, TimeProvider.System);

    public void Use(WaTemplatesBuilder runtime) => runtime.UsePostgreSql(address);

    public async Task<(double Database, double Log)> SizeAsync()
    {
        await using var command = source.CreateCommand("SELECT pg_database_size(current_database()), (SELECT sum(size)::bigint FROM pg_ls_waldir())");
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0) / 1048576.0, row.GetInt64(1) / 1048576.0);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
