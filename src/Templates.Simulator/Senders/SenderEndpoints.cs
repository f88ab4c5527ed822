using System.Text.Json;
using WaTemplates.Simulator.Http;
using WaTemplates.Simulator.Messages;

namespace WaTemplates.Simulator.Senders;

/// <summary>Senders, version 2.</summary>
internal sealed class SenderEndpoints(SimulatedAccount account)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "v2/Channels/Senders", FaultOperation.Senders, List),
        new("POST", "v2/Channels/Senders", FaultOperation.Senders, Create),
        new("GET", "v2/Channels/Senders/{}", FaultOperation.Senders, Fetch),
        new("POST", "v2/Channels/Senders/{}", FaultOperation.Senders, Update),
        new("DELETE", "v2/Channels/Senders/{}", FaultOperation.Senders, Delete),
    ];

    private Answer List(Exchange exchange)
    {
        if (exchange.Query["Channel"] is not ("whatsapp" or "rcs"))
            return Answer.Of(TwilioError.Invalid("Channel must be whatsapp or rcs."));
        var (window, error) = PageWindow.Read(exchange);
        if (window is null)
            return Answer.Of(error!);
        var (senders, next) = window.Take(exchange.Query["Channel"] == "whatsapp" ? account.Senders.All : [], sender => sender.Sid);
        return Answer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("senders");
            foreach (var sender in senders)
                SenderJson.Write(json, sender, exchange.BaseUrl, sender.Status);
            json.WriteEndArray();
            window.WriteMeta(json, "senders", next);
            json.WriteEndObject();
        });
    }

    private Answer Create(Exchange exchange) => WithBody(exchange, body =>
    {
        var number = body.TryGetProperty("sender_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";
        if (!WhatsAppAddress.IsValid(number))
            return Answer.Of(TwilioError.Invalid("sender_id must have the form whatsapp:+14155238886."));
        if (account.Senders.FindByNumber(number) is not null)
            return Answer.Of(new TwilioError(20409, $"The sender {number} exists.", 409));
        var sender = account.NewSender(number, "ONLINE");
        if (SenderUpdate.Apply(sender, body) is { } error)
            return Answer.Of(error);
        account.Senders.Add(sender);
        sender.Pass("CREATING", account.Options.SenderDelay);
        return Answer.Json(202, json => SenderJson.Write(json, sender, exchange.BaseUrl, "CREATING"));
    });

    private Answer Fetch(Exchange exchange) => Find(exchange) is { } sender
        ? Answer.Json(200, json => SenderJson.Write(json, sender, exchange.BaseUrl, sender.Status))
        : Missing(exchange);

    private Answer Update(Exchange exchange) => Find(exchange) is not { } sender ? Missing(exchange) : WithBody(exchange, body =>
    {
        if (SenderUpdate.Apply(sender, body) is { } error)
            return Answer.Of(error);
        sender.Pass("VERIFYING", account.Options.SenderDelay);
        return Answer.Json(202, json => SenderJson.Write(json, sender, exchange.BaseUrl, "VERIFYING", only: body));
    });

    private Answer Delete(Exchange exchange)
    {
        if (Find(exchange) is not { } sender)
            return Missing(exchange);
        account.Senders.Remove(sender);
        return Answer.NoContent;
    }

    private static Answer WithBody(Exchange exchange, Func<JsonElement, Answer> answer)
    {
        try
        {
            using var json = JsonDocument.Parse(exchange.Body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? answer(json.RootElement) : Answer.Of(TwilioError.Invalid("The body must be a JSON object."));
        }
        catch (JsonException)
        {
            return Answer.Of(TwilioError.Invalid("The body is not JSON."));
        }
    }

    private Sender? Find(Exchange exchange) => account.Senders.Find(exchange.Segment(3));

    private static Answer Missing(Exchange exchange) => Answer.Of(TwilioError.NotFound($"The sender {exchange.Segment(3)}"));
}
