using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using WaTemplates.Runtime.Benchmarks.Places;
using WaTemplates.Runtime.Catalog;

namespace WaTemplates.Runtime.Benchmarks.Million;

/// <summary>The whole runtime on a ledger that is there, with a catalogue of one text.</summary>
internal static class ListHost
{
    public static async Task<IHost> StartAsync(ILedgerPlace place, Uri twilio)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        Setting.Quiet(builder.Logging);
        Setting.AddRuntime(builder.Services, builder.Configuration, place, publicUrl: null, twilio);
        builder.Services.Replace(ServiceDescriptor.Singleton<ITemplateCatalog, ListTemplate>());
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
