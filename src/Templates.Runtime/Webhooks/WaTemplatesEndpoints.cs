using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.OptOuts;
using WaTemplates.Runtime.Webhooks;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps what Twilio and recipients call.</summary>
public static class WaTemplatesEndpoints
{
    /// <summary>
    /// Maps <c>POST …/inbound</c> for messages, <c>POST …/status</c> for status callbacks, <c>POST …/events</c>
    /// for Event Streams, <c>GET</c> and <c>POST …/opt-out/…</c> for the opt-out link. They check signatures and tokens themselves and take no part in the application's authorization
    /// and rate limits, since a throttled webhook may be somebody's opt-out.
    /// </summary>
    /// <param name="app">The application, after <c>AddWaTemplates</c>.</param>
    /// <param name="prefix">Path of the endpoints from the application's root on; links are made with it.</param>
    /// <exception cref="ArgumentException">The prefix does not begin with a slash.</exception>
    /// <exception cref="InvalidOperationException"><c>AddWaTemplates</c> was not called.</exception>
    public static IEndpointConventionBuilder MapWaTemplates(this IEndpointRouteBuilder app, string prefix = WebhookRoutes.DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var path = prefix.TrimEnd('/');
        if (path.Length > 0 && path[0] != '/')
            throw new ArgumentException($"The prefix '{prefix}' must begin with a slash.", nameof(prefix));
        var services = app.ServiceProvider;
        var routes = services.GetService<WebhookRoutes>() ?? throw new InvalidOperationException("Call builder.Services.AddWaTemplates(…) before app.MapWaTemplates().");
        routes.Prefix = path;

        // Every method is ours to answer: a fallback route of the application must not take a GET.
        var group = app.MapGroup(path);
        group.Map("/inbound", (RequestDelegate)services.GetRequiredService<InboundEndpoint>().InvokeAsync);
        group.Map("/status", (RequestDelegate)services.GetRequiredService<StatusEndpoint>().InvokeAsync);
        group.Map("/events", (RequestDelegate)services.GetRequiredService<EventsEndpoint>().InvokeAsync);
        group.Map("/opt-out/{token}", (RequestDelegate)services.GetRequiredService<OptOutEndpoint>().InvokeAsync);
        return group.AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
    }
}
