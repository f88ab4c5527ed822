using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Benchmarks.Places;

/// <summary>Where a run's ledger is.</summary>
internal interface ILedgerPlace : IAsyncDisposable
{
    /// <summary>For another process of the run, which reads it with <see cref="LedgerPlace.Of"/>.</summary>
    string Address { get; }

    /// <summary>A ledger that is neither made nor opened yet.</summary>
    ILedger Connect();

    void Use(WaTemplatesBuilder runtime);

    /// <summary>Sizes in MiB: of the database, and of the log that goes before it.</summary>
    Task<(double Database, double Log)> SizeAsync();
}
