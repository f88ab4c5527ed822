using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Failures;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Jobs;

/// <summary>Hands delivery changes to the user's code without holding up the webhook. When it cannot follow, the oldest are dropped and counted.</summary>
internal sealed partial class DeliveryEvents : BackgroundService, IDeliveryObserver
{
    private const int Room = 10_000;
    private readonly Channel<DeliveryChange> changes;
    private readonly IServiceScopeFactory scopes;
    private readonly ILogger<DeliveryEvents> logger;
    private long dropped;

    public DeliveryEvents(IServiceScopeFactory scopes, ILogger<DeliveryEvents> logger)
    {
        this.scopes = scopes;
        this.logger = logger;
        changes = Channel.CreateBounded<DeliveryChange>(new BoundedChannelOptions(Room) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Interlocked.Increment(ref dropped));
    }

    public void OnReported(DeliveryReport report, ReportEffect effect)
    {
        if (effect is not { SendId: { } sendId, IsChanged: true })
            return;
        var advice = report.ErrorCode is { } code ? ErrorAdvice.For(code).Advice : null;
        changes.Writer.TryWrite(new DeliveryChange(sendId, report.MessageSid, effect.Template, effect.Language, effect.Before, report.Delivery, report.ErrorCode, advice));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in changes.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            if (Interlocked.Exchange(ref dropped, 0) is > 0 and var lost)
                LogDropped(lost);
            await HandleAsync(change, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(DeliveryChange change, CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var handler in scope.ServiceProvider.GetServices<IDeliveryHandler>())
                await handler.HandleAsync(change, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever the user's code throws, the next change is handed over.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception, change.SendId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} delivery changes were not handed over, since the handler is slower than they come.")]
    private partial void LogDropped(long count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The delivery handler failed for send {SendId}.")]
    private partial void LogFailed(Exception exception, long sendId);
}
