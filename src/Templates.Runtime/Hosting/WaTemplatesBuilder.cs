using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;

namespace WaTemplates.Runtime.Hosting;

/// <summary>Goes on from <c>AddWaTemplates</c>.</summary>
public sealed class WaTemplatesBuilder
{
    internal WaTemplatesBuilder(IServiceCollection services) => Services = services;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Keeps the ledger in a SQLite file on a local disk.</summary>
    /// <param name="path">The file, relative to the working directory; null takes the setting <c>Database</c>.</param>
    public WaTemplatesBuilder UseSqlite(string? path = null)
    {
        Services.Replace(ServiceDescriptor.Singleton<ILedger>(provider => new SqliteLedger(

            path ?? provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<WaTemplatesOptions>>().Value.Database ?? throw new LedgerException("No database is set. Set Database, or give UseSqlite a path."),
            provider.GetRequiredService<TimeProvider>())));
        return this;
    }

    /// <summary>Runs your code for replies; several handlers run one after the other.</summary>
    public WaTemplatesBuilder AddReplyHandler<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IReplyHandler
    {
        Services.AddScoped<IReplyHandler, THandler>();
        return this;
    }
}
