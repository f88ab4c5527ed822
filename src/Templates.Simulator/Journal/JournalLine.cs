using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WaTemplates.Simulator.Journal;

/// <summary>An entry as one line of JSON.</summary>
internal static class JournalLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> buffer, JournalEntry entry)
    {
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", entry.Sequence);
            json.WriteString("time", entry.Time);
            json.WriteString("kind", NameOf(entry.Kind));
            WriteIfAny(json, "sid", entry.Sid);
            WriteIfAny(json, "contentSid", entry.ContentSid);
            WriteIfAny(json, "to", entry.To);
            WriteIfAny(json, "from", entry.From);
            WriteIfAny(json, "body", entry.Body);
            WriteIfAny(json, "status", entry.Status);
            if (entry.Code is { } code)
                json.WriteNumber("code", code);
            if (entry.HttpStatus is { } status)
                json.WriteNumber("httpStatus", status);
            WriteIfAny(json, "target", entry.Target);
            WriteIfAny(json, "detail", entry.Detail);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private static string NameOf(JournalKind kind) => kind switch
    {
        JournalKind.Request => "request",
        JournalKind.Accepted => "accepted",
        JournalKind.Callback => "callback",
        JournalKind.Inbound => "inbound",
        JournalKind.Webhook => "webhook",
        JournalKind.Content => "content",
        JournalKind.Verdict => "verdict",
        JournalKind.Event => "event",
        _ => "fault",
    };

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
