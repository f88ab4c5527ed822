using System.Text.Json;
using WaTemplates.Simulator.Messages;

namespace WaTemplates.Simulator.Phone;

/// <summary>What the page is told.</summary>
internal static class PhoneJson
{
    private const int MostMessages = 500;

    public static void WriteState(Utf8JsonWriter json, SimulatedAccount account)
    {
        json.WriteStartObject();
        json.WriteStartArray("senders");
        foreach (var sender in account.Senders.All)
        {
            json.WriteStartObject();
            json.WriteString("number", sender.Number);
            json.WriteString("name", sender.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("contacts");
        foreach (var contact in account.Phone.Contacts.All)
            WriteContact(json, contact);
        json.WriteEndArray();
        json.WriteStartArray("messages");
        foreach (var message in account.Messages.NewestFirst(phone: null).Take(MostMessages).Reverse())
            WriteMessage(json, message);
        json.WriteEndArray();
        json.WriteStartArray("contents");
        foreach (var content in account.Contents.NewestFirst)
            WriteContent(json, content);
        json.WriteEndArray();
        json.WriteStartArray("failures");
        foreach (var choice in FailureChoice.All)
        {
            json.WriteStartObject();
            json.WriteString("id", choice.Id);
            json.WriteString("meaning", choice.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("failure");
        WriteFailure(json, account);
        json.WriteEndObject();
    }

    public static void WriteContact(Utf8JsonWriter json, Contact contact)
    {
        json.WriteStartObject();
        json.WriteString("phone", contact.Phone);
        json.WriteString("name", contact.Name);
        json.WriteEndObject();
    }

    public static void WriteMessage(Utf8JsonWriter json, SimulatedMessage message)
    {
        var rendered = message.Rendered;
        json.WriteStartObject();
        json.WriteString("sid", message.Sid);
        json.WriteString("phone", message.Phone);
        json.WriteString("sender", message.Sender);
        json.WriteBoolean("fromPerson", message.Direction == MessageDirection.Inbound);
        json.WriteString("status", message.Status);
        if (message.ErrorCode is { } code)
        {
            json.WriteNumber("code", code);
            json.WriteString("meaning", ErrorMeanings.Of(code));
        }

        json.WriteString("at", message.At);
        json.WriteString("header", rendered.Header);
        json.WriteString("body", rendered.Body);
        json.WriteString("footer", rendered.Footer);
        json.WriteStartArray("buttons");
        foreach (var button in rendered.Buttons)
        {
            json.WriteStartObject();
            json.WriteString("type", button.Type);
            json.WriteString("title", button.Title);
            json.WriteString("target", button.Target);
            json.WriteBoolean("answers", button.IsAnswer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteContent(Utf8JsonWriter json, SimulatedContent content)
    {
        json.WriteStartObject();
        json.WriteString("sid", content.Sid);
        json.WriteString("name", content.ApprovalName ?? content.FriendlyName ?? content.Sid);
        json.WriteString("language", content.Language);
        json.WriteString("status", content.Status);
        json.WriteString("reason", content.RejectionReason);
        json.WriteEndObject();
    }

    public static void WriteFailure(Utf8JsonWriter json, SimulatedAccount account)
    {
        var chosen = account.Faults.Chosen;
        json.WriteStartObject();
        json.WriteString("mode", chosen is null ? "off" : chosen.Count is null ? "all" : "next");
        json.WriteString("id", FailureChoice.All.FirstOrDefault(choice => chosen is not null && choice.Fault == chosen with { Count = null })?.Id);
        json.WriteEndObject();
    }
}
