using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>A simulator that stays, and an application in a process of its own that is started again and again on one ledger.</summary>
internal sealed class CrashRun : IAsyncDisposable
{
    public const int MaxInFlight = 32;
    private readonly TemporaryFolder folder = new("crash");
    private readonly int port = FreePort();
    private Process? child;

    private CrashRun(TwilioSimulator simulator) => Simulator = simulator;

    public TwilioSimulator Simulator { get; }

    public TemporaryFolder Folder => folder;

    public string LedgerPath => folder["wa.db"];

    public Process Child => child ?? throw new InvalidOperationException("No process runs.");

    public Uri Url => new($"http://127.0.0.1:{port}");

    /// <summary>Where others reach the application; by default as it is.</summary>
    public Uri? PublicUrl { get; init; }

    public static async Task<CrashRun> StartAsync(SimulatorOptions options, Uri? publicUrl = null)
    {
        var run = new CrashRun(await TwilioSimulator.StartAsync(options)) { PublicUrl = publicUrl };
        TemplateFolder.Write(run.folder["watemplates"], TemplateFolder.Invitation, TemplateFolder.Question);
        run.Simulator.ApproveManifests(run.folder["watemplates"]);
        await using var ledger = new SqliteLedger(run.LedgerPath, TimeProvider.System);
        await ledger.InitializeAsync();
        return run;
    }

    /// <summary>Starts the application; it asks for so many batches in all.</summary>
    public void StartChild(int batches, params string[] more)
    {
        string[] arguments =
        [
            "--urls=" + Url.OriginalString,
            "--WaTemplates:Database=" + LedgerPath,
            "--WaTemplates:Templates=" + folder["watemplates"],
            "--WaTemplates:Sender=" + RunningRuntime.Sender,
            "--WaTemplates:PublicUrl=" + (PublicUrl ?? Url).OriginalString,
            "--WaTemplates:Rate=4000",
            "--WaTemplates:SettleTime=2s",
            string.Create(CultureInfo.InvariantCulture, $"--WaTemplates:MaxInFlight={MaxInFlight}"),
            "--TWILIO_ACCOUNT_SID=" + Simulator.AccountSid,
            "--TWILIO_AUTH_TOKEN=" + Simulator.AuthToken,
            "--WATEMPLATES_TWILIO_URL=" + Simulator.Url.AbsoluteUri,
            string.Create(CultureInfo.InvariantCulture, $"--Crash:Batches={batches}"),
            .. more,
        ];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "WaTemplates.Runtime.Crash.dll"), .. arguments]) { RedirectStandardError = true, UseShellExecute = false };
        child = Process.Start(start)!;
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        Child.Kill();
        await EndedAsync();
    }

    public async Task EndedAsync()
    {
        // An exception that nobody caught would stand there.
        Assert.Empty(await Child.StandardError.ReadToEndAsync());
        await Child.WaitForExitAsync();
        Child.Dispose();
        child = null;
    }

    /// <summary>Waits until something holds; the child must be alive meanwhile.</summary>
    public async Task UntilAsync(Func<bool> holds, string what, int seconds = 60)
    {
        for (var end = TimeProvider.System.GetUtcNow().AddSeconds(seconds); !holds(); await Task.Delay(10))
        {
            Assert.False(Child.HasExited, "The process ended by itself.");
            Assert.True(TimeProvider.System.GetUtcNow() < end, $"{what} did not come about in time. Held: {Held}");
        }
    }

    // What may keep a sender or a list from going on.
    private object? Held => CrashRow.Scalar(LedgerPath, "SELECT group_concat(why, '; ') FROM (SELECT 'sender: ' || pause_reason AS why FROM sender UNION ALL SELECT 'list in state ' || state || ': ' || coalesce(reason, '-') FROM distribution)");

    /// <summary>Waits until every row is in a final state, or held.</summary>
    public async Task UntilFinalAsync(int seconds)
    {
        for (var end = TimeProvider.System.GetUtcNow().AddSeconds(seconds); !CrashRow.ReadAll(LedgerPath).TrueForAll(row => row.IsFinal); await Task.Delay(300))
        {
            Assert.False(Child.HasExited, "The process ended by itself.");
            Assert.True(TimeProvider.System.GetUtcNow() < end, "Some messages came to no end.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (child is not null)
        {
            child.Kill();
            await child.WaitForExitAsync();
            child.Dispose();
        }

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
