using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;

namespace WaTemplates.Runtime.Hosting;

/// <summary>Healthy while the ledger answers; degraded while the sender is paused, Twilio cannot be reached or messages of unknown fate are looked up. Costs the same however many rows there are.</summary>
internal sealed class LedgerHealth(ILedger ledger, Reachability reachability, IOptions<WaTemplatesOptions> options) : IHealthCheck
{
    private const int MostCounted = 100;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (await ledger.GetSenderPauseAsync(options.Value.Sender!, cancellationToken).ConfigureAwait(false) is { } reason)
                return HealthCheckResult.Degraded($"Sending is paused. {reason}");
            if (reachability.IsLost)
                return HealthCheckResult.Degraded("Twilio cannot be reached; messages wait.");
            var unknown = (await ledger.GetUnknownAsync(options.Value.Sender!, MostCounted, cancellationToken).ConfigureAwait(false)).Count(send => !send.IsHeld);
            var many = unknown == MostCounted ? " or more" : "";
            return unknown == 0 ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"Messages are of unknown fate and looked up: {unknown}{many}."));
        }
        catch (LedgerException exception)
        {
            return HealthCheckResult.Unhealthy($"The ledger does not answer. {exception.Message}");
        }
    }
}
