using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Runtime.Sending;

/// <summary>Keeps the approvals of contents in use fresh: three looks within the time after which one is too old.</summary>
internal sealed class ApprovalWatch(LiveApprovals approvals, IOptions<WaTemplatesOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ApprovalMaxAge / 3, time);
        await approvals.LoadAsync(stoppingToken).ConfigureAwait(false);
        do
        {
            await approvals.RefreshAsync(approvals.InUse, stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
