using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WaTemplates.Simulator.Callbacks;

namespace WaTemplates.Simulator.Tests;

/// <summary>The customer's side of webhooks: keeps what it is sent and answers what a test wants.</summary>
internal sealed class WebhookListener : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<ReceivedWebhook> received = new();

    private WebhookListener(WebApplication application) => this.application = application;

    public string Url => application.Urls.First();

    public IReadOnlyList<ReceivedWebhook> Received => [.. received];

    /// <summary>Answers the nth call, from 1: status, body.</summary>
    public Func<int, (int Status, string Body)> Answer { get; set; } = _ => (200, "<Response/>");

    /// <summary>Runs before a call is answered.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public static async Task<WebhookListener> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var listener = new WebhookListener(builder.Build());
        listener.application.Run(listener.HandleAsync);
        await listener.application.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    public async Task<IReadOnlyList<ReceivedWebhook>> WaitForAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (received.Count < count)
            await Task.Delay(10, patience.Token);
        return Received;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty;
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        received.Enqueue(new ReceivedWebhook(
            context.Request.Method,
            target,
            form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal),
            context.Request.Headers[WebhookSignature.Header].ToString(),
            context.Request.Headers["I-Twilio-Idempotency-Token"].ToString(),
            $"http://{context.Request.Host}{target}"));
        await Meanwhile();
        var (status, body) = Answer(received.Count);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync(body);
    }
}

/// <summary>One call, as it came.</summary>
internal sealed record ReceivedWebhook(string Method, string Target, Dictionary<string, string> Form, string Signature, string IdempotencyToken, string Url)
{
    public bool IsSignedWith(string authToken) => Signature == WebhookSignature.Of(authToken, Url, Form);
}
