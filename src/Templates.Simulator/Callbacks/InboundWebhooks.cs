using WaTemplates.Simulator.Identity;
using WaTemplates.Simulator.Messages;
using WaTemplates.Simulator.Senders;

namespace WaTemplates.Simulator.Callbacks;

/// <summary>Takes what people write and reports it to the webhook that is in charge.</summary>
internal sealed class InboundWebhooks(SimulatedAccount account)
{
    /// <summary>Opens the conversation and records the message; the webhook is not called yet.</summary>
    public SimulatedMessage Receive(InboundMessage inbound)
    {
        var chat = account.Messages.ChatWith(inbound.From);
        var message = new SimulatedMessage(account.Sids.NextValue(SidKind.Message), chat, inbound.To.Number, MessageDirection.Inbound, MessageStatus.Received, account.Clock.GetUtcNow(), inbound.Body)
        {
            ServiceSid = account.Services.Of(inbound.To)?.Sid,
        };
        account.Messages.Add(message, chat);
        account.Journal.Add(new JournalEntry { Kind = JournalKind.Inbound, Message = message, Detail = inbound.Tapped?.Id });
        account.Phone.MessageChanged(message);
        return message;
    }

    public async Task ReportAsync(SimulatedMessage message, InboundMessage inbound, CancellationToken cancellationToken)
    {
        var optOutType = account.Options.AdvancedOptOut ? OptOutWords.TypeOf(inbound.Body) : null;
        if (optOutType is not null)
            HandleOptOut(message, optOutType);
        var form = InboundForm.Of(message, inbound, message.ServiceSid, optOutType, account.Sid);
        foreach (var (url, method) in Addresses(inbound.To))
        {
            var result = await account.Webhooks.CallAsync(url, method, form, cancellationToken);
            var (replies, replyError) = result.Succeeded ? TwimlReply.Read(result.Body, result.ContentType) : ([], null);
            account.Journal.Add(new JournalEntry
            {
                Kind = JournalKind.Webhook,
                Message = message,
                HttpStatus = result.Status,
                Code = result.ErrorCode ?? replyError,
                Target = url,
                Detail = result.Trouble ?? (result.Body.Length > 0 ? result.Body : null),
            });
            if (!result.Succeeded)
                continue;
            foreach (var reply in replies)
                account.Outbox.Reply(message, reply);
            return;
        }
    }

    /// <summary>The webhook in charge, then its fallback. A service's goes before the sender's unless the service says otherwise.</summary>
    private IEnumerable<(string Url, string Method)> Addresses(Sender sender)
    {
        var service = account.Services.Of(sender);
        var addresses = service is { UseInboundWebhookOnNumber: false }
            ? ((string?, string?)[])[(service.InboundRequestUrl, service.InboundMethod), (service.FallbackUrl, service.FallbackMethod)]
            : [(sender.Webhook.CallbackUrl, sender.Webhook.CallbackMethod), (sender.Webhook.FallbackUrl, sender.Webhook.FallbackMethod)];
        return addresses[0].Item1 is null ? [] : addresses.Where(address => address.Item1 is not null).Select(address => (address.Item1!, address.Item2 ?? "POST"));
    }

    private void HandleOptOut(SimulatedMessage message, string type)
    {
        var chat = account.Messages.ChatWith(message.Phone);
        chat.IsOptedOut = type switch
        {
            "STOP" => true,
            "START" => false,
            _ => chat.IsOptedOut,
        };
        account.Outbox.Reply(message, OptOutWords.Confirmation(type));
    }
}
