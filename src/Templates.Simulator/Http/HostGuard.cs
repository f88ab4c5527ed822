using System.Net;
using Microsoft.AspNetCore.Http;

namespace WaTemplates.Simulator.Http;

/// <summary>
/// Keeps web pages of other sites away: a name that was pointed at this machine (DNS rebinding) is refused everywhere,
/// a request from another origin where it would change something.
/// </summary>
internal sealed class HostGuard(string configuredHost)
{
    public bool AllowsHost(HostString host)
        => string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || string.Equals(host.Host, configuredHost, StringComparison.OrdinalIgnoreCase)
            || host.Host.EndsWith(".twilio.com", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(host.Host.Trim('[', ']'), out _);

    public static bool AllowsOrigin(HttpRequest request)
        => request.Headers.Origin is not [{ } origin] || origin == $"{request.Scheme}://{request.Host.Value}";
}
