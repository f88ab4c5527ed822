using Microsoft.Extensions.Configuration;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;

namespace WaTemplates.Cli.Running;

/// <summary>The ledger of the setting <c>Database</c>.</summary>
internal static class LedgerChoice
{
    private const string DefaultDatabase = "wa.db";

    /// <summary>One by itself, before an application is started.</summary>
    public static ILedger Create(IConfiguration configuration)
        => new SqliteLedger(SettingsReader.Text(configuration, nameof(WaTemplatesOptions.Database)) ?? DefaultDatabase, TimeProvider.System);
}
