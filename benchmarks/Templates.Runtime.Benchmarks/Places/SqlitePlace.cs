using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;

namespace WaTemplates.Runtime.Benchmarks.Places;

/// <summary>A file, and the log beside it.</summary>
internal sealed class SqlitePlace(string path) : ILedgerPlace
{
    public string Address => path;

    public ILedger Connect() => new SqliteLedger(path, TimeProvider.System);

    public void Use(WaTemplatesBuilder runtime) => runtime.UseSqlite(path);

    public Task<(double Database, double Log)> SizeAsync() => Task.FromResult((Size(path), Size(path + "-wal")));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static double Size(string file) => File.Exists(file) ? new FileInfo(file).Length / 1048576.0 : 0;
}
