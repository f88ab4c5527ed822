using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Running;

/// <summary>A simulator and an application with the runtime in it, over real HTTP, on a real SQLite file.</summary>
internal sealed class RunningRuntime : IAsyncDisposable
{
    public const string Sender = "whatsapp:+14155238886";
    private readonly TemporaryFolder folder = new("runtime");
    private readonly LogLines log = new();
    private WebApplication? app;

    private RunningRuntime(TwilioSimulator simulator) => Simulator = simulator;

    public TwilioSimulator Simulator { get; }

    public LogLines Log => log;

    public TemporaryFolder Folder => folder;

    public ILedger Ledger => Services.GetRequiredService<ILedger>();

    public ITemplateSender Templates => Services.GetRequiredService<ITemplateSender>();

    public IDistributions Lists => Services.GetRequiredService<IDistributions>();

    public IServiceProvider Services => app!.Services;

    public Uri Url { get; private set; } = new("http://localhost");

    public static async Task<RunningRuntime> StartAsync(SimulatorOptions? options = null, Action<WaTemplatesOptions>? configure = null, Action<WaTemplatesBuilder>? build = null, Action<WebApplication>? map = null)
    {
        var running = new RunningRuntime(await TwilioSimulator.StartAsync(options));
        TemplateFolder.Write(running.folder["watemplates"], TemplateFolder.Invitation, TemplateFolder.Question, TemplateFolder.Buttons, TemplateFolder.News);
        running.Simulator.ApproveManifests(running.folder["watemplates"]);
        await using (var ledger = new SqliteLedger(running.folder["wa.db"], TimeProvider.System))
            await ledger.InitializeAsync();
        await running.StartApplicationAsync(configure, build, map);
        return running;
    }

    /// <summary>Starts the application; after <see cref="StopApplicationAsync"/> on the same ledger.</summary>
    public async Task StartApplicationAsync(Action<WaTemplatesOptions>? configure = null, Action<WaTemplatesBuilder>? build = null, Action<WebApplication>? map = null)
    {
        Url = new Uri($"http://127.0.0.1:{FreePort()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls(Url.AbsoluteUri);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WaTemplates:Templates"] = folder["watemplates"],
            ["WaTemplates:Sender"] = Sender,
            ["WaTemplates:PublicUrl"] = Url.AbsoluteUri,
            ["WaTemplates:Rate"] = "1000",
            ["WaTemplates:SettleTime"] = "2s",
            ["TWILIO_ACCOUNT_SID"] = Simulator.AccountSid,
            ["TWILIO_AUTH_TOKEN"] = Simulator.AuthToken,
            ["WATEMPLATES_TWILIO_URL"] = Simulator.Url.AbsoluteUri,
        });
        var templates = builder.Services.AddWaTemplates(builder.Configuration, configure).UseSqlite(folder["wa.db"]);
        build?.Invoke(templates);
        app = builder.Build();
        app.MapWaTemplates("/whatsapp");
        app.MapHealthChecks("/health");
        map?.Invoke(app);
        await app.StartAsync();
        Simulator.ConfigureSender(Sender, new Uri(Url, "/whatsapp/inbound"));
    }

    public async Task StopApplicationAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        app = null;
    }

    /// <summary>Waits until something holds; the ledger and the simulator are asked again and again.</summary>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T?>> ask, string what)
        where T : class
    {
        for (var i = 0; i < 600; i++)
        {
            if (await ask() is { } found)
                return found;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{what} did not come about within 30 s.");
    }

    /// <summary>The n-th message that went to a number, from 0, once it is there.</summary>
    public Task<SimulatedMessage> MessageAsync(string to, int number = 0)
        => EventuallyAsync(() => Task.FromResult(Simulator.Messages.Where(message => message.Direction != MessageDirection.Inbound && message.To.EndsWith(to, StringComparison.Ordinal)).ElementAtOrDefault(number)), $"Message {number} to {to}");

    public async ValueTask DisposeAsync()
    {
        await StopApplicationAsync();
        await Simulator.DisposeAsync();
        folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
