using System.Buffers;
using System.Globalization;
using System.Text.Json;
using WaTemplates.Simulator.Identity;

namespace WaTemplates.Simulator.Approvals;

/// <summary>Posts changes of approvals as Event Streams does: an array of CloudEvents, signed with the body's hash in the address.</summary>
internal sealed class ApprovalEvents(SimulatedAccount account)
{
    public void Changed(SimulatedContent content, Approval before, Approval after)
    {
        if (account.EventsUrl is not { } url || !before.IsSubmitted)
            return;
        if (before.Status != after.Status)
            Post(url, content, "status_update", before.Status, after.Status);
        if (before.Category != after.Category)
            Post(url, content, "category_update", before.Category ?? "", after.Category ?? "");
    }

    private void Post(string url, SimulatedContent content, string kind, string before, string after)
    {
        var body = Event(content, kind, before, after);
        account.Background.Start(async cancellationToken =>
        {
            var result = await account.Webhooks.PostJsonAsync(url, body, cancellationToken);
            account.Journal.Add(new JournalEntry { Kind = JournalKind.Event, ContentSid = content.Sid, Status = after, HttpStatus = result.Status, Code = result.ErrorCode, Target = url, Detail = result.Trouble ?? kind });
        });
    }

    private byte[] Event(SimulatedContent content, string kind, string before, string after)
    {
        var now = account.Clock.GetUtcNow().UtcDateTime;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("type", "com.twilio.messaging.template.approval.updated");
            json.WriteString("source", "/v1/Templates/" + content.Sid);
            json.WriteString("id", account.Sids.Next(SidKind.Event, "databridge_event_"));
            json.WriteString("dataschema", "https://events-schemas.twilio.com/Messaging.ApprovalUpdated/1");
            json.WriteString("datacontenttype", "application/json");
            json.WriteString("time", now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteStartObject("data");
            json.WriteString("type", kind);
            json.WriteString("accountSid", account.Sid);
            json.WriteString("dateUpdated", now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("channel", "whatsapp");
            json.WriteStartObject("template");
            json.WriteString("sid", content.Sid);
            json.WriteString("friendlyName", content.Document.FriendlyName);
            json.WriteString("externalTemplateName", $"{content.ApprovalName}_{content.Sid.ToLowerInvariant()}");
            json.WriteString("language", content.Language);
            json.WriteString("previousValue", before.ToLowerInvariant());
            json.WriteString("currentValue", after.ToLowerInvariant());
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
