using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WaTemplates.Runtime.Diagnostics;
using WaTemplates.Runtime.OptOuts;
using WaTemplates.Runtime.Sending;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Registers the endpoints and what they need, but for the ledger, the options and the reading of replies.</summary>
internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RuntimeMetrics>();
        services.TryAddSingleton<SendSignal>();
        services.TryAddSingleton<SweepSignal>();
        services.TryAddSingleton<WebhookLimits>();
        services.TryAddSingleton<WebhookRoutes>();
        services.TryAddSingleton<PublicAddress>();
        services.TryAddSingleton<OwnAccount>();
        services.TryAddSingleton<RuntimeKeyStore>();
        services.TryAddSingleton<LedgerCall>();
        services.TryAddSingleton<SignatureWatch>();
        services.TryAddSingleton<WebhookGate>();
        services.TryAddSingleton<SelfTestEndpoint>();
        services.TryAddSingleton<InboundEndpoint>();
        services.TryAddSingleton<StatusEndpoint>();
        services.TryAddSingleton<EventsEndpoint>();
        services.TryAddSingleton<OptOutEndpoint>();
        services.TryAddSingleton<Func<HttpMessageHandler>>(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.TryAddSingleton<SelfTest>();
        return services;
    }
}
