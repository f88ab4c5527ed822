using WaTemplates.Simulator.Faults;
using WaTemplates.Simulator.Identity;

namespace WaTemplates.Simulator.Messages;

/// <summary>Takes messages on: from here on they exist, whatever becomes of the answer.</summary>
internal sealed class Outbox(SimulatedAccount account)
{
    /// <summary>The message, and why it will not arrive if so.</summary>
    public (SimulatedMessage Message, DeliveryFailure? Failure) Accept(MessageRequest request, MessageDirection direction, FaultDecision decision)
    {
        var now = account.Clock.GetUtcNow();
        if (request.Content is { } content)
        {
            if (decision.PauseTemplate && content.Status == ApprovalStatus.Approved)
                account.Approvals.Decide(content, new ApprovalVerdict(ApprovalStatus.Paused));
            account.Approvals.Advance(content);
        }

        var isOpen = account.Messages.IsOpen(request.Chat, request.Sender.Number, now);
        var text = request.Content?.Document.FillBody(request.Variables) ?? request.Body ?? "";
        var failure = DeliveryFailure.Foresee(request, text, isOpen, decision);
        var first = request.SendAt is not null ? MessageStatus.Scheduled : request.Service is not null ? MessageStatus.Accepted : MessageStatus.Queued;
        var message = new SimulatedMessage(account.Sids.NextValue(SidKind.Message), request.Chat, request.Sender.Number, direction, first, now, request.Content is null ? request.Body : request.VariablesJson)
        {
            Content = request.Content,
            Document = request.Content?.Document,
            ServiceSid = request.Service?.Sid,
            StatusCallback = request.StatusCallback ?? request.Service?.StatusCallback ?? request.Sender.Webhook.StatusCallbackUrl,
        };
        account.Messages.Add(message, request.Chat);
        account.Journal.Add(new JournalEntry { Kind = JournalKind.Accepted, Message = message });
        account.Phone.MessageChanged(message);
        return (message, failure);
    }

    /// <summary>Sends a free text as an answer, as TwiML does.</summary>
    public void Reply(SimulatedMessage inbound, string text)
    {
        if (account.Senders.FindByNumber(inbound.Sender) is not { } sender)
            return;
        var request = new MessageRequest(account.Messages.ChatWith(inbound.Phone), sender, Service: null) { Body = text };
        var (message, failure) = Accept(request, MessageDirection.OutboundReply, FaultDecision.Nothing);
        account.Deliveries.Start(message, failure, FaultDecision.Nothing, sendAt: null);
    }
}
