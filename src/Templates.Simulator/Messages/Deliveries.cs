using WaTemplates.Simulator.Callbacks;
using WaTemplates.Simulator.Faults;

namespace WaTemplates.Simulator.Messages;

/// <summary>Brings accepted messages to their end and tells the status callback of each step.</summary>
internal sealed class Deliveries(SimulatedAccount account)
{
    // Port 9 is kept for discarding; on loopback nobody listens there.
    private const string DeadUrl = "http://127.0.0.1:9/";

    public void Start(SimulatedMessage message, DeliveryFailure? failure, FaultDecision decision, DateTimeOffset? sendAt)
    {
        if (sendAt is null && account.Options.StatusDelay == TimeSpan.Zero && message.StatusCallback is null)
        {
            foreach (var (status, code) in Steps(message, failure))
                Take(message, status, code);
            return;
        }

        account.Background.Start(cancellationToken => RunAsync(message, failure, decision, sendAt, cancellationToken));
    }

    public async Task RunAsync(SimulatedMessage message, DeliveryFailure? failure, FaultDecision decision, DateTimeOffset? sendAt, CancellationToken cancellationToken)
    {
        if (sendAt is { } time)
        {
            await Task.Delay(time - account.Clock.GetUtcNow(), account.Clock, cancellationToken);
            if (message.Status == MessageStatus.Canceled)
                return;
        }

        var url = decision.CallbackMissing ? null : decision.CallbackDead ? DeadUrl : message.StatusCallback;
        var late = new Stack<(string Status, int? Code)>();
        foreach (var (status, code) in Steps(message, failure))
        {
            if (account.Options.StatusDelay > TimeSpan.Zero)
                await Task.Delay(account.Options.StatusDelay, account.Clock, cancellationToken);
            Take(message, status, code);
            if (decision.CallbackReversed)
                late.Push((status, code));
            else
                await PostAsync(message, url, status, code, decision.CallbackTwice, cancellationToken);
        }

        foreach (var (status, code) in late)
            await PostAsync(message, url, status, code, decision.CallbackTwice, cancellationToken);
    }

    public void Announce(SimulatedMessage message, string status)
        => account.Background.Start(cancellationToken => PostAsync(message, message.StatusCallback, status, null, twice: false, cancellationToken));

    public async Task ReadAsync(SimulatedMessage message, CancellationToken cancellationToken)
    {
        if (message.Status is not (MessageStatus.Sent or MessageStatus.Delivered))
            return;
        Take(message, MessageStatus.Read, null);
        await PostAsync(message, message.StatusCallback, MessageStatus.Read, null, twice: false, cancellationToken);
    }

    private static IEnumerable<(string Status, int? Code)> Steps(SimulatedMessage message, DeliveryFailure? failure)
    {
        if (message.Status is MessageStatus.Accepted or MessageStatus.Scheduled)
            yield return (MessageStatus.Queued, null);
        if (failure is not null)
        {
            yield return (failure.Status, failure.Code);
            yield break;
        }

        yield return (MessageStatus.Sent, null);
        yield return (MessageStatus.Delivered, null);
    }

    private void Take(SimulatedMessage message, string status, int? code)
    {
        message.ErrorCode = code ?? message.ErrorCode;
        if (status == MessageStatus.Sent)
            message.SentAt = account.Clock.GetUtcNow();
        // A person may have read it while its delivery was still being told.
        if (message.Status != MessageStatus.Read)
            message.Status = status;
        account.Phone.MessageChanged(message);
    }

    private async Task PostAsync(SimulatedMessage message, string? url, string status, int? code, bool twice, CancellationToken cancellationToken)
    {
        if (url is null)
            return;
        var sender = account.Senders.FindByNumber(message.Sender);
        var form = StatusForm.Of(message, status, code, account.Sid, sender?.Sid ?? "");
        var isSenders = message.StatusCallback == sender?.Webhook.StatusCallbackUrl;
        for (var time = 0; time < (twice ? 2 : 1); time++)
        {
            var result = await account.Webhooks.CallAsync(url, isSenders ? sender!.Webhook.StatusCallbackMethod ?? "POST" : "POST", form, cancellationToken);
            account.Journal.Add(new JournalEntry { Kind = JournalKind.Callback, Message = message, Status = status, Code = code ?? result.ErrorCode, HttpStatus = result.Status, Target = url, Detail = result.Trouble });
        }
    }
}
