using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses PostgreSQL for the runtime.</summary>
public static class PostgreSqlServices
{
    /// <summary>Keeps the ledger in a PostgreSQL database, which any number of workers share.</summary>
    /// <param name="builder">What <c>AddWaTemplates</c> gave.</param>
    /// <param name="connectionString">As Npgsql takes it, <c>Host=…;Database=…;Username=…;Password=…</c>; null takes the setting <c>Database</c>. The tables are in the schema <c>watemplates</c>, or the one of <c>Search Path</c>.</param>
    public static WaTemplatesBuilder UsePostgreSql(this WaTemplatesBuilder builder, string? connectionString = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UsePostgreSql(provider => new PostgreSqlLedger(
            connectionString ?? provider.GetRequiredService<IOptions<WaTemplatesOptions>>().Value.Database ?? throw new LedgerException("No database is set. Set Database, or give UsePostgreSql a connection string."),
            provider.GetRequiredService<TimeProvider>()));
    }

    internal static WaTemplatesBuilder UsePostgreSql(this WaTemplatesBuilder builder, Func<IServiceProvider, PostgreSqlLedger> create)
    {
        builder.Services.TryAddSingleton(create);
        builder.Services.Replace(ServiceDescriptor.Singleton<ILedger>(provider => provider.GetRequiredService<PostgreSqlLedger>()));
        builder.Services.AddHostedService<WakeListener>();
        return builder;
    }
}
