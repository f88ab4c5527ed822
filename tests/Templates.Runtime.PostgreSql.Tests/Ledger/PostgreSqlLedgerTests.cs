using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.PostgreSql.Tests.Server;
using WaTemplates.Runtime.Testing;

namespace WaTemplates.Runtime.PostgreSql.Tests.Ledger;

public sealed class PostgreSqlLedgerTests : LedgerConformance
{
    private string? address;

    protected override async Task<ILedger> CreateAsync(TimeProvider clock)
    {
        address = await TestServer.NewLedgerAsync();
        var ledger = new PostgreSqlLedger(address, clock);
        await ledger.InitializeAsync();
        await ledger.OpenAsync(asSender: true);
        return ledger;
    }

    protected override async Task<ILedger> ReopenAsync(ILedger closing, TimeProvider clock)
    {
        await closing.DisposeAsync();

        // Some time later: the leases of a process that is no more have ended.
        await TestServer.ScalarAsync(address!, "UPDATE send SET lease_until = 0 WHERE state = 1");
        var ledger = new PostgreSqlLedger(address!, clock);
        await ledger.OpenAsync(asSender: true);
        return ledger;
    }
}
