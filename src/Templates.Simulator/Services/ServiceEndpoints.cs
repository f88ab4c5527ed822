using WaTemplates.Simulator.Http;
using WaTemplates.Simulator.Identity;

namespace WaTemplates.Simulator.Services;

/// <summary>Messaging services.</summary>
internal sealed class ServiceEndpoints(SimulatedAccount account)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "v1/Services", FaultOperation.Services, List),
        new("POST", "v1/Services", FaultOperation.Services, Create),
        new("GET", "v1/Services/{}", FaultOperation.Services, exchange => WithService(exchange, service => Show(exchange, service, 200))),
        new("POST", "v1/Services/{}", FaultOperation.Services, exchange => WithService(exchange, service => service.Apply(exchange.Form) is { } error ? Answer.Of(error) : Show(exchange, service, 200))),
        new("DELETE", "v1/Services/{}", FaultOperation.Services, exchange => WithService(exchange, service => account.Services.Remove(service.Sid) ? Answer.NoContent : Missing(exchange))),
        new("GET", "v1/Services/{}/ChannelSenders", FaultOperation.Services, exchange => WithService(exchange, service => ListSenders(exchange, service))),
        new("POST", "v1/Services/{}/ChannelSenders", FaultOperation.Services, exchange => WithService(exchange, service => AddSender(exchange, service))),
        new("GET", "v1/Services/{}/ChannelSenders/{}", FaultOperation.Services, exchange => WithService(exchange, service => ShowSender(exchange, service))),
        new("DELETE", "v1/Services/{}/ChannelSenders/{}", FaultOperation.Services, exchange => WithService(exchange, service => account.Services.Leave(service, exchange.Segment(4)) ? Answer.NoContent : Missing(exchange))),
    ];

    private Answer List(Exchange exchange)
    {
        var (window, error) = PageWindow.Read(exchange);
        if (window is null)
            return Answer.Of(error!);
        var (services, next) = window.Take(account.Services.All, service => service.Sid);
        return Answer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("services");
            foreach (var service in services)
                ServiceJson.Write(json, service, account.Sid, exchange.BaseUrl);
            json.WriteEndArray();
            window.WriteMeta(json, "services", next);
            json.WriteEndObject();
        });
    }

    private Answer Create(Exchange exchange)
    {
        if (exchange.Form["FriendlyName"] is not { } name)
            return Answer.Of(TwilioError.Invalid("FriendlyName is missing."));
        var service = new MessagingService(account.Sids.Next(SidKind.MessagingService, "MG"), name, account.Clock.GetUtcNow());
        if (service.Apply(exchange.Form) is { } error)
            return Answer.Of(error);
        account.Services.Add(service);
        return Show(exchange, service, 201);
    }

    private Answer ListSenders(Exchange exchange, MessagingService service)
    {
        var (window, error) = PageWindow.Read(exchange);
        if (window is null)
            return Answer.Of(error!);
        var (senders, next) = window.Take(account.Services.SendersOf(service), sender => sender.Sid);
        return Answer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("senders");
            foreach (var sender in senders)
                ServiceJson.WriteSender(json, service, sender, account.Sid, exchange.BaseUrl);
            json.WriteEndArray();
            window.WriteMeta(json, "senders", next);
            json.WriteEndObject();
        });
    }

    private Answer AddSender(Exchange exchange, MessagingService service)
    {
        if (account.Senders.Find(exchange.Form["Sid"] ?? "") is not { } sender)
            return Answer.Of(TwilioError.NotFound($"The sender {exchange.Form["Sid"]}"));
        return account.Services.TryJoin(service, sender)
            ? Answer.Json(201, json => ServiceJson.WriteSender(json, service, sender, account.Sid, exchange.BaseUrl))
            : Answer.Of(new TwilioError(20409, "The sender belongs to a messaging service already.", 409));
    }

    private Answer ShowSender(Exchange exchange, MessagingService service)
        => account.Services.SendersOf(service).FirstOrDefault(sender => sender.Sid == exchange.Segment(4)) is { } sender
            ? Answer.Json(200, json => ServiceJson.WriteSender(json, service, sender, account.Sid, exchange.BaseUrl))
            : Missing(exchange);

    private Answer WithService(Exchange exchange, Func<MessagingService, Answer> answer) => account.Services.Find(exchange.Segment(2)) is { } service ? answer(service) : Missing(exchange);

    private Answer Show(Exchange exchange, MessagingService service, int status) => Answer.Json(status, json => ServiceJson.Write(json, service, account.Sid, exchange.BaseUrl));

    private static Answer Missing(Exchange exchange) => Answer.Of(TwilioError.NotFound(exchange.Context.Request.Path.Value ?? "The resource"));
}
