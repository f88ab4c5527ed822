using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Hosting;

/// <summary>Healthy while the ledger answers; degraded while the sender is paused or messages are of unknown fate.</summary>
internal sealed class LedgerHealth(ILedger ledger, IOptions<WaTemplatesOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var counts = await ledger.CountSendsAsync(cancellationToken).ConfigureAwait(false);
            var data = counts.ToDictionary(count => count.Key.ToString(), object (count) => count.Value, StringComparer.Ordinal);
            if (await ledger.GetSenderPauseAsync(options.Value.Sender!, cancellationToken).ConfigureAwait(false) is { } reason)
                return HealthCheckResult.Degraded($"Sending is paused. {reason}", data: data);
            return counts.GetValueOrDefault(SendState.Unknown) > 0
                ? HealthCheckResult.Degraded("Messages are of unknown fate and looked up.", data: data)
                : HealthCheckResult.Healthy(data: data);
        }
        catch (LedgerException exception)
        {
            return HealthCheckResult.Unhealthy($"The ledger does not answer. {exception.Message}");
        }
    }
}
