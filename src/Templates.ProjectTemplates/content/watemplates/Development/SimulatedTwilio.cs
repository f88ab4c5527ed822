using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Simulator;

namespace WaNamespace.Development;

/// <summary>A Twilio on this machine, with a phone in the browser. What it has seen goes when it ends.</summary>
internal sealed class SimulatedTwilio : IAsyncDisposable
{
    private const string Sender = "whatsapp:+14155238886";
    private readonly TwilioSimulator simulator;
    private readonly DirectoryInfo folder;

    private SimulatedTwilio(TwilioSimulator simulator, DirectoryInfo folder)
    {
        this.simulator = simulator;
        this.folder = folder;
    }

    /// <summary>Where the phone is.</summary>
    public Uri Phone => simulator.Url;

    /// <summary>Starts it with this project's templates approved, and sets the application up for it.</summary>
    public static async Task<SimulatedTwilio> StartAsync(WebApplicationBuilder builder)
    {
        var url = builder.Configuration["urls"]?.Split(';')[0] ?? "http://localhost:5000";
        var simulator = await TwilioSimulator.StartAsync(new SimulatorOptions
        {
            Port = builder.Configuration.GetValue("Simulator:Port", 5080),
            StatusDelay = TimeSpan.FromMilliseconds(400),
        });
        simulator.ApproveManifests(Path.Combine(AppContext.BaseDirectory, "watemplates"));
        simulator.ConfigureSender(Sender, new Uri(new Uri(url), "/whatsapp/inbound"));

        var folder = Directory.CreateTempSubdirectory("wa-development-");
        var database = Path.Combine(folder.FullName, "wa.db");
        await using (var ledger = new SqliteLedger(database, TimeProvider.System))
            await ledger.InitializeAsync();

        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WaTemplates:Sender"] = Sender,
            ["WaTemplates:PublicUrl"] = url,
            ["WaTemplates:Database"] = database,
            ["TWILIO_ACCOUNT_SID"] = simulator.AccountSid,
            ["TWILIO_AUTH_TOKEN"] = simulator.AuthToken,
            ["TWILIO_API_KEY"] = "",
            ["TWILIO_API_SECRET"] = "",
            ["WATEMPLATES_TWILIO_URL"] = simulator.Url.AbsoluteUri,
        });
        return new SimulatedTwilio(simulator, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await simulator.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
