using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Sending;

/// <summary>
/// Claims of as many messages as there are free places and permits, then the requests: what is claimed is under way, so that after a
/// crash no more is of unknown fate than was in flight. A place is free when the ledger has the outcome before the next claim.
/// </summary>
internal sealed partial class Dispatcher(ILedger ledger, SendAttempt attempt, SenderPace pace, Reachability reachability, SendSignal signal, RestoreGuard guard, InboundSweep sweep, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<Dispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtTheEnd = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WhileUnreachable = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LedgerTrouble = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim slots = new(options.Value.MaxInFlight);

    private bool hasPassed;
    private int unrecorded;

    /// <summary>Requests under way.</summary>
    public int InFlight => options.Value.MaxInFlight - slots.CurrentCount;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await guard.PassAsync(stoppingToken).ConfigureAwait(false);
            await sweep.FirstLook.WaitAsync(stoppingToken).ConfigureAwait(false);
            hasPassed = true;
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await guard.MarkAsync().ConfigureAwait(false);
                    await RoundAsync(stoppingToken).ConfigureAwait(false);
                }
                catch (LedgerException exception)
                {
                    LogLedgerTrouble(exception.Message);
                    await Task.Delay(LedgerTrouble, time, stoppingToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        finally
        {
            // What is under way is brought to its end: a graceful stop leaves nothing of unknown fate.
            for (var i = 0; i < options.Value.MaxInFlight; i++)
                await slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            while (Volatile.Read(ref unrecorded) > 0)
                await Task.Delay(AtTheEnd, CancellationToken.None).ConfigureAwait(false);
            await EndAsync().ConfigureAwait(false);
        }
    }

    // So that a later start asks about what comes after this moment only.
    private async Task EndAsync()
    {
        try
        {
            if (hasPassed)
                await guard.MarkAsync(isForced: true).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is LedgerException or ObjectDisposedException)
        {
            LogLedgerTrouble(exception.Message);
        }
    }

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        await slots.WaitAsync(stoppingToken).ConfigureAwait(false);
        var taken = 1;
        try
        {
            if (reachability.IsLost && (InFlight > taken || !reachability.IsTryDue))
            {
                await Task.Delay(WhileUnreachable, time, stoppingToken).ConfigureAwait(false);
                return;
            }

            TakeFree();
            var rate = options.Value.Rate * pace.Factor;
            var burst = Math.Max(1, (int)(rate / 4));

            // The deadline counts from before the claim: a process may be frozen while it waits for the claim's answer.
            var claimedAt = time.GetTimestamp();

            // Not cancelled: a claim that was made must be heard of.
            var request = new ClaimRequest(Sender, taken, options.Value.ApprovalMaxAge) { Pace = new Pace(rate, burst), AccountPace = AccountPace, DayCap = options.Value.DayCap, MoreRoom = TakeFree };
            var claimed = await ledger.ClaimAsync(request, CancellationToken.None).ConfigureAwait(false);
            taken -= claimed.Sends.Count;
            // Each on its own: the next claim does not wait until all of these have begun.
            foreach (var send in claimed.Sends)
                _ = Task.Run(() => SendAsync(send, claimedAt), CancellationToken.None);
            if (claimed.Sends.Count == 0)
            {
                slots.Release(taken);
                taken = 0;
                if (claimed.Permits == 0)
                    await Task.Delay(TimeSpan.FromSeconds(Math.Clamp(1 / rate, 0.005, 1)), time, stoppingToken).ConfigureAwait(false);
                else
                    await signal.WaitAsync(claimed.Wait < Look ? claimed.Wait.Value : Look, stoppingToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (taken > 0)
                slots.Release(taken);
        }

        int TakeFree()
        {
            var more = 0;
            while (!reachability.IsLost && slots.Wait(0, CancellationToken.None))
                more++;
            taken += more;
            return more;
        }
    }

    private Pace? AccountPace => options.Value.AccountRate is { } rate ? new Pace(rate, Math.Max(1, (int)(rate / 4))) : null;

    private string Sender => options.Value.Sender!;

    private async Task SendAsync(ClaimedSend send, long claimedAt)
    {
        Interlocked.Increment(ref unrecorded);
        var isFree = false;
        try
        {
            await attempt.RunAsync(send, claimedAt, handedOver: ledger.RecordsBeforeClaims ? Free : static () => { }).ConfigureAwait(false);
        }
        finally
        {
            Free();
            Interlocked.Decrement(ref unrecorded);
        }

        void Free()
        {
            if (!isFree)
                slots.Release();
            isFree = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending waits for the ledger. {Reason}")]
    private partial void LogLedgerTrouble(string reason);
}
