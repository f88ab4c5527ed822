using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Sending;

/// <summary>Keeps the approvals of contents in use fresh: three looks within the time after which one is too old.</summary>
internal sealed partial class ApprovalWatch(LiveApprovals approvals, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<ApprovalWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ApprovalMaxAge / 3, time);
        await approvals.LoadAsync(stoppingToken).ConfigureAwait(false);
        do
        {
            try
            {
                await approvals.RefreshAsync(approvals.InUse, stoppingToken).ConfigureAwait(false);
            }
            catch (LedgerException exception)
            {
                // Approvals that are not renewed age, and nothing leaves by them.
                LogTrouble(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Approvals could not be renewed. {Reason}")]
    private partial void LogTrouble(string reason);
}
