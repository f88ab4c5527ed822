using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Operations;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the page for operators.</summary>
public static class DistributionPageEndpoints
{
    /// <summary>
    /// Maps a page that shows list sendings, how fast they go and how far their messages come, and lets an operator hold
    /// them and go on. It asks for <see cref="WaTemplatesOptions.OperatorToken"/>.
    /// </summary>
    /// <param name="app">The application, after <c>AddWaTemplates</c>.</param>
    /// <param name="path">Where the page is.</param>
    /// <exception cref="ArgumentException">The path does not begin with a slash.</exception>
    /// <exception cref="InvalidOperationException"><c>AddWaTemplates</c> was not called, or no operator token is set.</exception>
    public static IEndpointConventionBuilder MapWaTemplatesDistributions(this IEndpointRouteBuilder app, string path = "/distributions")
    {
        ArgumentNullException.ThrowIfNull(path);
        var prefix = path.TrimEnd('/');
        if (prefix.Length == 0 || prefix[0] != '/')
            throw new ArgumentException($"The path '{path}' must begin with a slash and name something.", nameof(path));
        var services = app.ServiceProvider;
        var rates = services.GetService<DistributionRates>() ?? throw new InvalidOperationException("Call builder.Services.AddWaTemplates(…) before app.MapWaTemplatesDistributions().");
        var token = services.GetRequiredService<IOptions<WaTemplatesOptions>>().Value.OperatorToken
            ?? throw new InvalidOperationException("No operator token is set. Set OperatorToken (WATEMPLATES_OPERATOR_TOKEN) before mapping the page.");
        rates.Enable();
        var page = new DistributionPage(services.GetRequiredService<IDistributions>(), rates, new OperatorAccess(token, services.GetRequiredService<TimeProvider>()), prefix);
        return app.Map(prefix + "/{**rest}", (RequestDelegate)page.InvokeAsync).AllowAnonymous().ExcludeFromDescription();
    }
}
