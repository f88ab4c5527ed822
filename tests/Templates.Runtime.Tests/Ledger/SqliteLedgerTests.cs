using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.Testing;

namespace WaTemplates.Runtime.Tests.Ledger;

public sealed class SqliteLedgerTests : LedgerConformance
{
    private readonly LedgerFolder folder = new();

    protected override async Task<ILedger> CreateAsync(TimeProvider clock)
    {
        var ledger = new SqliteLedger(folder.Path, clock);
        await ledger.InitializeAsync();
        await ledger.OpenAsync(asSender: true);
        return ledger;
    }

    protected override async Task<ILedger> ReopenAsync(ILedger closing, TimeProvider clock)
    {
        await closing.DisposeAsync();
        var ledger = new SqliteLedger(folder.Path, clock);
        await ledger.OpenAsync(asSender: true);
        return ledger;
    }

    protected override ValueTask CleanAsync()
    {
        folder.CheckReferences();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
