using System.Data.Common;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// One operation of the ledger for a request. A caller who hangs up does not end it, since it may be somebody's STOP; the
/// clock does, since Twilio waits no longer than 15 s and has other ways to try.
/// </summary>
internal sealed class LedgerCall(WebhookLimits limits, TimeProvider time)
{
    /// <summary>The same, where the result is mostly there already.</summary>
    public ValueTask<T> GetAsync<T>(Func<CancellationToken, ValueTask<T>> operation)
    {
        var known = operation(CancellationToken.None);
        return known.IsCompletedSuccessfully ? known : new ValueTask<T>(RunAsync(_ => known.AsTask()));
    }

    /// <exception cref="LedgerException">It failed or took too long. It may still be carried out: a repetition finds it done.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation)
    {
        using var deadline = new CancellationTokenSource(limits.Ledger, time);
        try
        {
            return await operation(deadline.Token).WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new LedgerException("It took too long.", e);
        }
        catch (Exception e) when (e is DbException or TimeoutException or IOException or ObjectDisposedException)
        {
            // The words of a database's own errors may quote values.
            throw new LedgerException(e.GetType().Name, e);
        }
    }
}
