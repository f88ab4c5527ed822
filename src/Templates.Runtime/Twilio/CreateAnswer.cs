using System.Net;
using System.Text.Json;

namespace WaTemplates.Runtime.Twilio;

/// <summary>
/// Reads the answer to creating a message. What is certain: 2xx with a SID exists, 429 does not, and other 4xx never will.
/// Everything else may or may not exist.
/// </summary>
internal static class CreateAnswer
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(120);

    public static CreateOutcome Read(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return new CreateOutcome(CreateStatus.NotProcessed) { HttpStatus = status, ErrorCode = ErrorCode(body), RetryAfter = RetryAfter.Of(response, LongestWait) };
        if (response.IsSuccessStatusCode)
            return TextOf(body, "sid") is { Length: > 0 } sid ? new CreateOutcome(CreateStatus.Accepted) { MessageSid = sid, HttpStatus = status } : new CreateOutcome(CreateStatus.Ambiguous) { HttpStatus = status };
        var isFinal = status is >= 400 and < 500 && response.StatusCode != HttpStatusCode.RequestTimeout;
        return new CreateOutcome(isFinal ? CreateStatus.Refused : CreateStatus.Ambiguous) { HttpStatus = status, ErrorCode = ErrorCode(body) };
    }

    /// <summary>The code of an error body of either kind, Twilio's own or RFC 9457; null where there is none.</summary>
    public static int? ErrorCode(ReadOnlyMemory<byte> body)
        => Member(body.Span, "code", out var reader) && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var code) ? code : null;

    private static string? TextOf(ReadOnlyMemory<byte> body, string name)
        => Member(body.Span, name, out var reader) && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    // The whole is read, so that a truncated body does not pass for an answer.
    private static bool Member(ReadOnlySpan<byte> body, string name, out Utf8JsonReader value)
    {
        value = default;
        var isFound = false;
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals(name))
                    continue;
                reader.Read();
                value = reader;
                isFound = true;
            }

            return isFound;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
