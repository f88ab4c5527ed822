using System.Text.Json;
using WaTemplates.Simulator.Callbacks;
using WaTemplates.Simulator.Messages;

namespace WaTemplates.Simulator.Phone;

/// <summary>What a person can do on the page. Each answers whether it was understood.</summary>
internal sealed class PhoneActions(SimulatedAccount account)
{
    public bool Perform(string action, JsonElement body) => action switch
    {
        "text" => Type(body),
        "tap" => Tap(body),
        "read" => Read(body),
        "contact" => AddContact(body),
        "failure" => ChooseFailure(body),
        "verdict" => Decide(body),
        _ => false,
    };

    private bool Type(JsonElement body)
    {
        if (Text(body, "phone") is not { } phone || !WhatsAppAddress.IsValid(phone) || Text(body, "body") is not { Length: > 0 and <= 1600 } words)
            return false;
        var sender = account.Senders.FindByNumber(Text(body, "sender") ?? "") ?? account.Senders.All.FirstOrDefault();
        if (sender is null)
            return false;
        Receive(new InboundMessage(phone, sender, words, account.Phone.Contacts.NameOf(phone)));
        return true;
    }

    private bool Tap(JsonElement body)
    {
        if (Message(body) is not { } message || account.Senders.FindByNumber(message.Sender) is not { } sender || !body.TryGetProperty("button", out var position) || !position.TryGetInt32(out var index))
            return false;
        if (message.Rendered.Buttons.ElementAtOrDefault(index) is not { IsAnswer: true } button)
            return false;
        Receive(new InboundMessage(message.Phone, sender, button.Title, account.Phone.Contacts.NameOf(message.Phone)) { Tapped = button, RepliesTo = message });
        return true;
    }

    private bool Read(JsonElement body)
    {
        if (Message(body) is not { } message)
            return false;
        account.Background.Start(cancellationToken => account.Deliveries.ReadAsync(message, cancellationToken));
        return true;
    }

    private bool AddContact(JsonElement body)
    {
        var phone = "whatsapp:+" + new string([.. (Text(body, "phone") ?? "").Where(char.IsAsciiDigit)]);
        if (!WhatsAppAddress.IsValid(phone))
            return false;
        account.Phone.Put(phone, Text(body, "name") is { Length: > 0 and <= 100 } name ? name : "+" + WhatsAppAddress.Digits(phone));
        return true;
    }

    private bool ChooseFailure(JsonElement body)
    {
        var mode = Text(body, "mode");
        var choice = FailureChoice.All.FirstOrDefault(choice => choice.Id == Text(body, "id"));
        if (mode is not ("off" or "next" or "all") || (mode != "off" && choice is null))
            return false;
        account.Faults.Chosen = mode switch
        {
            "off" => null,
            "next" => choice!.Fault with { Count = 1 },
            _ => choice!.Fault,
        };
        return true;
    }

    private bool Decide(JsonElement body)
    {
        if (Text(body, "sid") is not { } sid || Text(body, "status") is not (ApprovalStatus.Approved or ApprovalStatus.Rejected or ApprovalStatus.Paused or ApprovalStatus.Disabled))
            return false;
        return account.Approvals.DecideNow(sid, new ApprovalVerdict(Text(body, "status")!, Text(body, "reason") ?? "")) > 0;
    }

    private void Receive(InboundMessage inbound)
    {
        var message = account.Inbound.Receive(inbound);
        account.Background.Start(cancellationToken => account.Inbound.ReportAsync(message, inbound, cancellationToken));
    }

    private SimulatedMessage? Message(JsonElement body) => Text(body, "sid") is { } sid ? account.Messages.Find(sid) : null;

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
