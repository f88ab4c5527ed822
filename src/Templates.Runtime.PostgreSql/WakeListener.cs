using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Wakes the dispatcher when another process has started a list or resumed the sender. Without it everything works, within a second.</summary>
internal sealed partial class WakeListener(PostgreSqlLedger ledger, SendSignal signal, ILogger<WakeListener> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ledger.ListenAsync(signal.Set, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Asked to stop.
            }
            catch (LedgerException exception)
            {
                LogDeaf(exception.Message);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Calls of other workers are not heard for now; sending goes on by looking. {Reason}")]
    private partial void LogDeaf(string reason);
}
