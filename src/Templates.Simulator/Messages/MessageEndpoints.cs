using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Messages;

/// <summary>Create, read, redact, cancel and delete messages.</summary>
internal sealed class MessageEndpoints(SimulatedAccount account)
{
    private readonly MessageRequestReader reader = new(account);

    public IEnumerable<Route> Routes =>
    [
        new("POST", "2010-04-01/Accounts/{}/Messages.json", FaultOperation.CreateMessage, Create),
        new("GET", "2010-04-01/Accounts/{}/Messages/{}.json", FaultOperation.FetchMessage, exchange => Find(exchange) is { } message ? Show(message, 200) : Missing(exchange)),
        new("POST", "2010-04-01/Accounts/{}/Messages/{}.json", FaultOperation.ChangeMessage, Change),
        new("DELETE", "2010-04-01/Accounts/{}/Messages/{}.json", FaultOperation.ChangeMessage, Delete),
    ];

    private Answer Create(Exchange exchange)
    {
        var (request, error) = reader.Read(exchange.Form);
        if (request is null)
            return Answer.Of(error!);
        var (message, failure) = account.Outbox.Accept(request, MessageDirection.OutboundApi, exchange.Decision);
        var answer = Show(message, 201);
        if (exchange.Decision.CallbackFirst)
            exchange.Beforehand = () => account.Deliveries.RunAsync(message, failure, exchange.Decision, request.SendAt, CancellationToken.None);
        else
            exchange.Afterwards = () => account.Deliveries.Start(message, failure, exchange.Decision, request.SendAt);
        return answer;
    }

    private Answer Change(Exchange exchange)
    {
        if (Find(exchange) is not { } message)
            return Missing(exchange);
        if (exchange.Form["Status"] is { } status)
        {
            if (status != MessageStatus.Canceled || message.Status != MessageStatus.Scheduled)
                return Answer.Of(new TwilioError(20409, "Only a scheduled message can be canceled.", 409));
            message.Status = MessageStatus.Canceled;
            exchange.Afterwards = () => account.Deliveries.Announce(message, MessageStatus.Canceled);
        }

        if (exchange.Form["Body"] is { } body)
        {
            if (body.Length > 0)
                return Answer.Of(TwilioError.Invalid("Body can only be emptied."));
            message.Empty();
        }

        return Show(message, 200);
    }

    private Answer Delete(Exchange exchange)
    {
        if (Find(exchange) is not { } message)
            return Missing(exchange);
        message.IsDeleted = true;
        return Answer.NoContent;
    }

    private Answer Show(SimulatedMessage message, int status) => Answer.Json(status, json => MessageJson.Write(json, message, account.Sid));

    private SimulatedMessage? Find(Exchange exchange) => account.Messages.Find(SidOf(exchange));

    private static Answer Missing(Exchange exchange) => Answer.Of(TwilioError.NotFound($"The message {SidOf(exchange)}"));

    private static string SidOf(Exchange exchange) => exchange.Segment(4)[..^".json".Length];
}
