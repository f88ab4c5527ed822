using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.PostgreSql.Tests.Crashing;

/// <summary>A simulator, a database server of its own, and worker processes that share it.</summary>
internal sealed class WorkerRun : IAsyncDisposable
{
    public const int MaxInFlight = 16;
    private const string Sender = "whatsapp:+14155238886";
    private readonly TemporaryFolder folder = new("workers");
    private readonly Process?[] workers;

    private WorkerRun(TwilioSimulator simulator, PostgreSqlProcess server, int count) => (Simulator, Server, workers) = (simulator, server, new Process?[count]);

    public TwilioSimulator Simulator { get; }

    public PostgreSqlProcess Server { get; }

    public string Ledger => Server.ConnectionString("workers");

    public int Count => workers.Length;

    public static async Task<WorkerRun> StartAsync(SimulatorOptions options, int count)
    {
        Assert.SkipWhen(PostgreSqlProcess.Unavailable is not null, PostgreSqlProcess.Unavailable ?? "");
        var run = new WorkerRun(await TwilioSimulator.StartAsync(options), await PostgreSqlProcess.StartAsync(), count);
        TemplateFolder.Write(run.folder["watemplates"], TemplateFolder.Invitation);
        run.Simulator.ApproveManifests(run.folder["watemplates"]);
        await using var ledger = new PostgreSqlLedger(run.Ledger, TimeProvider.System);
        await ledger.InitializeAsync();
        return run;
    }

    /// <summary>Starts those workers that do not run; each asks for so many batches in all.</summary>
    public void StartWorkers(int batches)
    {
        for (var worker = 0; worker < workers.Length; worker++)
        {
            workers[worker] ??= Start(batches);
        }
    }

    public async Task KillAsync(int worker)
    {
        workers[worker]!.Kill();
        await EndedAsync(worker);
    }

    public async Task KillAllAsync()
    {
        foreach (var worker in Enumerable.Range(0, workers.Length).Where(worker => workers[worker] is not null))
        {
            await KillAsync(worker);
        }
    }

    public void Signal(int worker, int signal) => UnixSignal.Send(workers[worker]!, signal);

    public void AssertAlive() => Assert.All(workers, worker => Assert.False(worker!.HasExited, "A worker ended by itself."));

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers.OfType<Process>())
        {
            worker.Kill();
            await worker.WaitForExitAsync();
            worker.Dispose();
        }

        await Simulator.DisposeAsync();
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private async Task EndedAsync(int worker)
    {
        // An exception that nobody caught would stand there.
        Assert.Empty(await workers[worker]!.StandardError.ReadToEndAsync());
        await workers[worker]!.WaitForExitAsync();
        workers[worker]!.Dispose();
        workers[worker] = null;
    }

    private Process Start(int batches)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        string[] arguments =
        [
            "--urls=" + url,
            "--WaTemplates:Database=" + Ledger,
            "--WaTemplates:Templates=" + folder["watemplates"],
            "--WaTemplates:Sender=" + Sender,
            "--WaTemplates:PublicUrl=" + url,
            "--WaTemplates:Rate=4000",
            "--WaTemplates:SettleTime=3s",
            string.Create(CultureInfo.InvariantCulture, $"--WaTemplates:MaxInFlight={MaxInFlight}"),
            "--TWILIO_ACCOUNT_SID=" + Simulator.AccountSid,
            "--TWILIO_AUTH_TOKEN=" + Simulator.AuthToken,
            "--WATEMPLATES_TWILIO_URL=" + Simulator.Url.AbsoluteUri,
            string.Create(CultureInfo.InvariantCulture, $"--Crash:Batches={batches}"),
            "--Crash:SendDeadline=00:00:01",
            "--Crash:Lease=00:00:02",
        ];
        return Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "WaTemplates.Runtime.Crash.dll"), .. arguments]) { RedirectStandardError = true, UseShellExecute = false })!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
