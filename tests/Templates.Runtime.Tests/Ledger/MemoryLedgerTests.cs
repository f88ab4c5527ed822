using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Testing;

namespace WaTemplates.Runtime.Tests.Ledger;

public sealed class MemoryLedgerTests : LedgerConformance
{
    protected override Task<ILedger> CreateAsync(TimeProvider clock) => Task.FromResult<ILedger>(new MemoryLedger(clock));

    protected override async Task<ILedger> ReopenAsync(ILedger closing, TimeProvider clock)
    {
        await closing.OpenAsync(asSender: true);
        return closing;
    }
}
