using System.Net;
using WaTemplates.Runtime.Twilio;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Twilio;

/// <summary>Reads answers: JSON, errors of Twilio's kind and of RFC 9457, and pages of HTML from whatever stands between.</summary>
internal static class TwilioAnswers
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public static TwilioAnswer Read(HttpResponseMessage response, string text)
    {
        var status = (int)response.StatusCode;
        var body = Parse(text);
        var outcome = OutcomeOf(response, body);
        if (outcome == TwilioOutcome.Done)
            return new TwilioAnswer(outcome, status, body);
        var code = body?["code"]?.AsInt32;
        return new TwilioAnswer(outcome, status, body) { ErrorCode = code, Reason = ReasonOf(status, code, body), RetryAfter = RetryAfter.Of(response, LongestWait) };
    }

    /// <summary>Whether a request failed before any of it was written.</summary>
    public static bool IsBeforeTheRequest(HttpRequestException exception)
        => exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static TwilioOutcome OutcomeOf(HttpResponseMessage response, JsonValue? body) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => TwilioOutcome.NotProcessed,
        HttpStatusCode.NoContent => TwilioOutcome.Done,
        _ when response.IsSuccessStatusCode => body is null ? TwilioOutcome.Unknown : TwilioOutcome.Done,
        HttpStatusCode.RequestTimeout => TwilioOutcome.Unknown,
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => TwilioOutcome.Refused,
        _ => TwilioOutcome.Unknown,
    };

    // Twilio's own errors have a message, problem details a title and a detail.
    private static string ReasonOf(int status, int? code, JsonValue? body)
    {
        var words = body?["message"]?.AsString ?? string.Join(": ", new[] { body?["title"]?.AsString, body?["detail"]?.AsString }.Where(text => !string.IsNullOrWhiteSpace(text)));
        return $"HTTP {status}{(code is null ? "" : $", error {code}")}{(string.IsNullOrWhiteSpace(words) ? body is null ? ", without a readable answer" : "" : $": {words.TrimEnd('.')}")}";
    }

    private static JsonValue? Parse(string text)
    {
        try
        {
            return JsonReader.Parse(text) is { Kind: JsonKind.Object } body ? body : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
