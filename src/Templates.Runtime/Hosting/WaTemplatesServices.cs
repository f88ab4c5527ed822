using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime;
using WaTemplates.Runtime.Catalog;
using WaTemplates.Runtime.Diagnostics;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Jobs;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Operations;
using WaTemplates.Runtime.Replies;
using WaTemplates.Runtime.Sending;
using WaTemplates.Runtime.Twilio;
using WaTemplates.Runtime.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the runtime.</summary>
public static class WaTemplatesServices
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(40);

    /// <summary>Adds everything that sends templates and handles replies; a ledger is chosen with <c>UseSqlite</c> or <c>UsePostgreSql</c>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">Section <c>WaTemplates</c>, environment <c>WATEMPLATES_…</c> and <c>TWILIO_…</c>.</param>
    /// <param name="configure">Settings in code, which go last.</param>
    public static WaTemplatesBuilder AddWaTemplates(this IServiceCollection services, IConfiguration configuration, Action<WaTemplatesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        AddOptions(services, configuration, configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILedger>(_ => throw new LedgerException("No ledger is chosen. Call UseSqlite or UsePostgreSql after AddWaTemplates."));
        services.AddSingleton<ITemplateCatalog, TemplateCatalog>();
        services.AddHealthChecks().AddCheck<LedgerHealth>("watemplates");
        services.AddWebhooks();
        services.AddSingleton(provider => new InboundDecider(
            new ReplyReader(),
            forwards: provider.GetRequiredService<IOptions<WaTemplatesOptions>>().Value.Forward is not null,
            handles: provider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IReplyHandler))));
        services.AddSingleton<Func<InboundMessage, InboundContext, InboundDecision>>(provider => provider.GetRequiredService<InboundDecider>().Decide);
        AddSending(services);
        AddJobs(services);
        return new WaTemplatesBuilder(services);
    }

    private static void AddOptions(IServiceCollection services, IConfiguration configuration, Action<WaTemplatesOptions>? configure)
    {
        var found = new WaTemplatesOptions();
        services.AddSingleton(new SettingsProblems(SettingsReader.Apply(configuration, found)));
        services.AddSingleton<IValidateOptions<WaTemplatesOptions>, OptionsCheck>();
        var options = services.AddOptions<WaTemplatesOptions>().Configure(target => SettingsReader.Apply(configuration, target));
        if (configure is not null)
            options.Configure(configure);
    }

    private static void AddSending(IServiceCollection services)
    {
        services.AddSingleton<ITwilioApi>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<WaTemplatesOptions>>().Value;
            return new TwilioApi(NewClient(options.MaxInFlight + 8), options.Twilio);
        });
        services.AddSingleton<LiveApprovals>().AddSingleton<MessageComposer>().AddSingleton<SendSignal>().AddSingleton<SenderPace>().AddSingleton<Reachability>().AddSingleton<SendMetrics>().AddSingleton<SendAttempt>();
        services.AddSingleton<ITemplateSender, TemplateSender>();
        AddDistributions(services);
        // First: the others need what it opens.
        services.AddHostedService<RuntimeStart>();
        services.AddHostedService<ApprovalWatch>();
        services.AddSingleton<Dispatcher>().AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
        services.AddHostedService<Reconciler>();
        services.AddSingleton<InboundSweep>().AddHostedService(provider => provider.GetRequiredService<InboundSweep>());
        services.AddHostedService<Upkeep>();
        services.AddHostedService(provider => provider.GetRequiredService<ListBreaker>());
        services.AddHostedService<ListController>();
        services.AddHostedService<StatusPoll>();
    }

    private static void AddDistributions(IServiceCollection services)
    {
        services.AddSingleton<ListTextSource>().AddSingleton<StatusReader>().AddSingleton<DiskWatch>().AddSingleton<ListBreaker>().AddSingleton<RestoreGuard>();
        services.AddSingleton<IRestoreGuard>(provider => provider.GetRequiredService<RestoreGuard>());
        services.AddSingleton<IDistributions, ListSendings>();
        services.AddSingleton<IDeliveryObserver>(provider => provider.GetRequiredService<ListBreaker>());
        services.AddSingleton<DistributionRates>().AddHostedService(provider => provider.GetRequiredService<DistributionRates>());
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddHostedService<ReplyHandlerLoop>();
        services.AddSingleton<DeliveryEvents>().AddHostedService(provider => provider.GetRequiredService<DeliveryEvents>());
        services.AddSingleton<IDeliveryObserver, ApprovalAlarm>();
        services.AddSingleton<IApprovalListener, ApprovalEvents>();
        services.AddSingleton<IDeliveryObserver>(provider => provider.GetRequiredService<DeliveryEvents>());
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<ForwardLoop>(provider, NewClient(connections: 8)));
    }

    // No redirects: a POST would lose its form. No handler under it repeats anything.
    private static HttpClient NewClient(int connections) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = connections,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = System.Net.DecompressionMethods.All,
    })
    {
        Timeout = RequestTimeout,
        MaxResponseContentBufferSize = 4 << 20,
    };
}
