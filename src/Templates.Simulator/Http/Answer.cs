using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WaTemplates.Simulator.Http;

/// <summary>What goes back: a status and a body that is complete before anything is written.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body, string ContentType = "application/json")
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Answer NoContent { get; } = new(204, ReadOnlyMemory<byte>.Empty);

    /// <summary>Twilio's error code, when this is a refusal.</summary>
    public int? Code { get; private init; }

    public string? Detail { get; private init; }

    public static Answer Json(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        return new Answer(status, buffer.WrittenMemory);
    }

    public static Answer Of(TwilioError error) => Json(error.Status, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("code", error.Code);
        json.WriteString("message", error.Message);
        json.WriteString("more_info", "https://www.twilio.com/docs/errors/" + error.Code.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("status", error.Status);
        json.WriteEndObject();
    }) with
    { Code = error.Code, Detail = error.Message };

    /// <summary>The newer form of an error (RFC 9457).</summary>
    public static Answer Problem(TwilioError error) => Json(error.Status, json =>
    {
        json.WriteStartObject();
        json.WriteString("type", "https://www.twilio.com/docs/errors/" + error.Code.ToString(CultureInfo.InvariantCulture));
        json.WriteString("title", "Request refused");
        json.WriteNumber("status", error.Status);
        json.WriteNumber("code", error.Code);
        json.WriteString("detail", error.Message);
        json.WriteString("instance", "/simulator/requests/0");
        json.WriteEndObject();
    }) with
    { Code = error.Code, Detail = error.Message, ContentType = "application/problem+json" };
}
