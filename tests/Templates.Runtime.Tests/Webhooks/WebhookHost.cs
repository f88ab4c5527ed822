using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Testing;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>An application with the endpoints on a real Kestrel at loopback, reached as <c>https://hooks.example.org</c> from outside.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string Account = "AC0123456789abcdef0123456789abcdef";
    public const string Sender = "whatsapp:+14155238886";
    public const string Person = "whatsapp:+4915112345678";
    public const string Token = "5ecret-t0ken-of-the-account";
    public const string PublicUrl = "https://hooks.example.org";

    private readonly WebApplication app;

    private WebhookHost(WebApplication app, MemoryLedger memory, FaultyLedger faults, LogCapture logs, Uri address)
    {
        this.app = app;
        Memory = memory;
        Faults = faults;
        Logs = logs;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1) }) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public MemoryLedger Memory { get; }

    public FaultyLedger Faults { get; }

    public LogCapture Logs { get; }

    public int Port => Client.BaseAddress!.Port;

    public IServiceProvider Services => app.Services;

    public static async Task<WebhookHost> StartAsync(
        Action<WaTemplatesOptions>? configure = null,
        WebhookLimits? limits = null,
        string prefix = "/whatsapp",
        string host = "127.0.0.1",
        Action<WebApplication>? use = null,
        bool isPublic = false)
    {
        var port = FreePort();
        var memory = new MemoryLedger(TimeProvider.System);
        var (ledger, faults) = FaultyLedger.Around(memory);
        var logs = new LogCapture();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Parse(host), port);
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1);
        });
        builder.Services.Configure<WaTemplatesOptions>(options =>
        {
            options.Sender = "+1 415 523 8886";
            options.PublicUrl = new Uri(isPublic ? $"http://127.0.0.1:{port}" : PublicUrl);
            options.Twilio.AccountSid = Account;
            options.Twilio.AuthToken = Token;
            configure?.Invoke(options);
        });
        builder.Services.AddSingleton(ledger).AddSingleton(limits ?? new WebhookLimits { Failures = 100_000 }).AddSingleton<Func<InboundMessage, InboundContext, InboundDecision>>(Decide).AddWebhooks();
        var app = builder.Build();
        use?.Invoke(app);
        app.MapWaTemplates(prefix);
        await app.StartAsync();
        return new WebhookHost(app, memory, faults, logs, new Uri(host.Contains(':', StringComparison.Ordinal) ? $"http://[{host}]:{port}" : $"http://{host}:{port}"));
    }

    /// <summary>The form of a message, signed with nothing yet.</summary>
    public static (string Name, string Value)[] Message(string sid, string body = "1", string from = Person, params (string Name, string Value)[] more) =>
    [
        ("AccountSid", Account), ("ApiVersion", "2010-04-01"), ("Body", body), ("From", from), ("MessageSid", sid), ("NumMedia", "0"),
        ("ProfileName", "Jörg Müller-Lüdenscheidt"), ("SmsStatus", "received"), ("To", Sender), ("WaId", "4915112345678"), .. more,
    ];

    /// <summary>The form of a status callback.</summary>
    public static (string Name, string Value)[] Status(string sid, string status, string? code = null) =>
    [
        ("AccountSid", Account), ("ChannelPrefix", "whatsapp"), ("From", Sender), ("MessageSid", sid), ("MessageStatus", status), ("To", Person),
        .. code is null ? Array.Empty<(string, string)>() : [("ErrorCode", code)],
    ];

    public static HttpRequestMessage Signed(string target, (string Name, string Value)[] form, string token = Token, string? url = null)
        => Post(target, SignedForms.Encode(form), SignedForms.Sign(token, (url ?? PublicUrl) + target, form));

    public static HttpRequestMessage Post(string target, string body, params string[] signatures)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded") };
        foreach (var signature in signatures)
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Client.SendAsync(request, TestContext.Current.CancellationToken);

    public Task<string> HashAsync() => Memory.HashStateAsync(TestContext.Current.CancellationToken);

    public async Task<RecipientKey> KeyOfAsync(string address) => (await Services.GetRequiredService<RuntimeKeyStore>().GetAsync()).Recipients.FromAddress(address).Key;

    public async Task<string> OptOutPathAsync(string mailingList, string address = Person)
    {
        var keys = await Services.GetRequiredService<RuntimeKeyStore>().GetAsync();
        return keys.OptOutLinks.Create(keys.Recipients.FromAddress(address).Key, mailingList).PathAndQuery;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Memory.DisposeAsync();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static InboundDecision Decide(InboundMessage message, InboundContext context)
        => message.Body == "STOP" ? new InboundDecision(ReplyKind.Unsubscribe, "stop") { OptOut = OptOutScope.All } : new InboundDecision(ReplyKind.Free, "free") { IsForHandler = true };
}
