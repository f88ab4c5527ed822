using Microsoft.AspNetCore.Http;
using WaTemplates.Simulator.Faults;

namespace WaTemplates.Simulator.Http;

/// <summary>Leads a request of the API to its operation and back, with all that the fault plan puts in the way.</summary>
internal sealed class ApiGate(SimulatedAccount account, IReadOnlyList<Route> routes)
{
    private const string GatewayPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    private readonly Credentials credentials = new(account.Sid, account.AuthToken, account.Options.ApiKey, account.Options.ApiSecret);

    public async Task HandleAsync(HttpContext context)
    {
        var segments = context.Request.Path.Value!.TrimStart('/').Split('/');
        var exchange = new Exchange(context, segments);
        var route = routes.FirstOrDefault(route => route.Method == context.Request.Method && route.MatchesPath(segments));
        if (Refusal(context, segments, route) is { } refusal)
        {
            await AnswerAsync(exchange, Answer.Of(refusal), spoiled: null);
            return;
        }

        await exchange.ReadBodyAsync(context.RequestAborted);
        var decision = exchange.Decision = account.Faults.Decide(route!.Operation, exchange.Form["To"], exchange.Form["ContentSid"]);
        if (decision.DelayBefore > TimeSpan.Zero)
            await Task.Delay(decision.DelayBefore, account.Clock);
        if (decision.Answer is { } fault)
        {
            account.Journal.Add(new JournalEntry { Kind = JournalKind.Fault, To = exchange.Form["To"], ContentSid = exchange.Form["ContentSid"], Target = Target(context), Code = fault.Code, HttpStatus = fault.HttpStatus, Detail = FaultNames.NameOf(fault.Kind) });
            if (RefusalBy(fault) is { } unaccepted)
            {
                await AnswerAsync(exchange, unaccepted, fault);
                return;
            }
        }

        var answer = await route.Handle(exchange);
        try
        {
            if (exchange.Beforehand is { } beforehand)
                await beforehand();
            if (decision.DelayAfter > TimeSpan.Zero)
                await Task.Delay(decision.DelayAfter, account.Clock);
            await AnswerAsync(exchange, answer, decision.Answer);
        }
        finally
        {
            exchange.Afterwards?.Invoke();
        }
    }

    private TwilioError? Refusal(HttpContext context, string[] segments, Route? route)
    {
        if (!HostGuard.AllowsOrigin(context.Request))
            return new TwilioError(20403, "Requests of other web pages are not answered.", 403);
        if (!credentials.Accept(context.Request.Headers.Authorization))
            return new TwilioError(20003, "Authenticate", 401);
        if (segments is ["2010-04-01", "Accounts", var named, ..] && named != account.Sid && named != account.Sid + ".json")
            return TwilioError.NotFound($"The account {named}");
        if (route is not null)
            return null;
        return routes.Any(other => other.MatchesPath(segments)) ? new TwilioError(20004, "Method not allowed", 405) : TwilioError.NotFound($"The resource {context.Request.Path}");
    }

    /// <summary>The answer of a fault that lets nothing happen; one with status 0 closes the connection.</summary>
    private static Answer? RefusalBy(Fault fault) => fault.Kind switch
    {
        FaultKind.CloseBeforeAccept => new Answer(0, default),
        FaultKind.Error => Answer.Of(new TwilioError(fault.Code ?? 20500, "The fault plan answers with an error.", fault.HttpStatus ?? 500)),
        FaultKind.TooManyRequests => Answer.Of(new TwilioError(20429, "Too many requests", 429)),
        FaultKind.Problem => Answer.Problem(new TwilioError(fault.Code ?? 20500, "The fault plan answers with a problem.", fault.HttpStatus ?? 500)),
        _ => null,
    };

    private static Answer Spoil(Answer answer, Fault? fault) => fault?.Kind switch
    {
        FaultKind.AcceptThenClose => answer with { Status = 0 },
        FaultKind.AcceptThenError => Answer.Of(new TwilioError(fault.Code ?? 20500, "The fault plan hides the answer.", fault.HttpStatus ?? 500)),
        FaultKind.NonJsonAnswer => new Answer(fault.HttpStatus ?? answer.Status, System.Text.Encoding.UTF8.GetBytes(fault.Body ?? GatewayPage), "text/html"),
        FaultKind.EmptyAnswer => answer with { Status = fault.HttpStatus ?? answer.Status, Body = default },
        _ => answer,
    };

    private async Task AnswerAsync(Exchange exchange, Answer answer, Fault? spoiled)
    {
        var context = exchange.Context;
        answer = Spoil(answer, spoiled);
        if (answer.Status != 201 || !IsCreateMessage(context))
            account.Journal.Add(new JournalEntry { Kind = JournalKind.Request, Target = Target(context), HttpStatus = answer.Status == 0 ? null : answer.Status, Code = answer.Code, To = exchange.Form["To"], Detail = answer.Detail });
        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        if (spoiled is { Kind: FaultKind.TooManyRequests, RetryAfter: { } retryAfter })
            response.Headers.RetryAfter = retryAfter;
        if (answer.Status == 204)
            return;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (spoiled?.Kind == FaultKind.TruncatedAnswer)
        {
            await response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)]);
            await response.Body.FlushAsync();
            context.Abort();
            return;
        }

        await response.Body.WriteAsync(answer.Body);
        await response.CompleteAsync();
    }

    private static bool IsCreateMessage(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Value!.EndsWith("/Messages.json", StringComparison.Ordinal);

    private static string Target(HttpContext context) => $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
}
