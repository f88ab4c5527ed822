using WaTemplates.Cli.Twilio;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Senders;

/// <summary>Takes the body of an answer, or tells why there is none.</summary>
internal static class TwilioReading
{
    private const int MostPages = 1000;

    /// <param name="answer">What came.</param>
    /// <param name="what">What was asked for, as in "the senders cannot be read".</param>
    /// <exception cref="CannotRunException">Twilio was not reached.</exception>
    /// <exception cref="TwilioRefusedException">Twilio answered with something else.</exception>
    public static JsonValue BodyOf(TwilioAnswer answer, string what)
    {
        if (answer.IsDone && answer.Body is { } body)
            return body;
        if (answer.HttpStatus == 0)
            throw new CannotRunException($"{what}: {answer.Reason}. Check the network, and WATEMPLATES_TWILIO_URL where it is set.");
        throw new TwilioRefusedException($"{what}: {ShownText.OneLine(answer.Reason)}. {AdviceFor(answer.HttpStatus)}");
    }

    /// <summary>The items of a list of the newer interfaces, over all its pages.</summary>
    /// <exception cref="CannotRunException">Twilio was not reached.</exception>
    /// <exception cref="TwilioRefusedException">Twilio refused, or the list cannot be read.</exception>
    public static async Task<IReadOnlyList<JsonValue>> ListAsync(TwilioConnection twilio, string path, string key, string what, CancellationToken cancellationToken)
    {
        var items = new List<JsonValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var answer = await twilio.GetAsync(TwilioHost.Messaging, path, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var page = BodyOf(answer, what);
            if (page[key] is not { Kind: JsonKind.Array } list)
                throw new TwilioRefusedException($"{what}: the answer has no '{key}'. Check that WATEMPLATES_TWILIO_URL is Twilio or a simulator of it.");
            items.AddRange(list.Items);
            if (page["meta"]?["next_page_url"]?.AsString is not { Length: > 0 } next)
                return items;
            if (!seen.Add(next) || seen.Count > MostPages)
                throw new TwilioRefusedException($"{what}: the list does not end. Try again later.");
            answer = await twilio.GetPageAsync(TwilioHost.Messaging, next, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string AdviceFor(int status) => status switch
    {
        401 or 403 => "Check TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN, or TWILIO_API_KEY with TWILIO_API_SECRET.",
        404 => "Check that it belongs to the account of TWILIO_ACCOUNT_SID.",
        429 => "Try again in a minute.",
        >= 500 => "Try again later; https://status.twilio.com tells of outages.",
        _ => "Twilio's words tell what to change.",
    };
}
