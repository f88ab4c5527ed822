using System.Net;
using System.Net.Sockets;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests;

/// <summary>What commands need to send: a built and approved template, settings, and a ledger.</summary>
internal static class SimulatedAccount
{
    private const string Sender = "whatsapp:+14155238886";

    /// <summary>Builds the template <c>parcel</c>, or the one given, and has it approved.</summary>
    public static void Prepare(TemporaryFolder folder, TwilioSimulator simulator, string? template = null)
    {
        folder.Write("parcel.wa.yaml", template ?? TemplateTexts.Good("parcel"));
        var built = CommandLine.Run(folder, "build", "-o", "watemplates");
        Assert.True(built.ExitCode == 0, built.Output);
        simulator.ApproveManifests(folder["watemplates"]);
    }

    /// <summary>Makes the ledger <c>wa.db</c>.</summary>
    public static async Task InitializeAsync(TemporaryFolder folder)
    {
        await using var ledger = new SqliteLedger(folder["wa.db"], TimeProvider.System);
        await ledger.InitializeAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts a server, waits until it listens and ends it.</summary>
    public static void Serve(TemporaryFolder folder, TwilioSimulator simulator, params string[] arguments) => Serve(folder, Environment(simulator), arguments);

    public static void Serve(TemporaryFolder folder, (string Name, string Value)[] environment, params string[] arguments)
    {
        var url = FreeUrl();
        using var running = new WatchedCommand(folder, environment, ["serve", "--urls", url, "--public-url", url, .. arguments]);
        running.Until("Listening at");
        Assert.Equal(0, running.Interrupt());
    }

    public static (string Name, string Value)[] Environment(TwilioSimulator simulator) =>
    [
        ("WATEMPLATES_TWILIO_URL", simulator.Url.AbsoluteUri), ("TWILIO_ACCOUNT_SID", simulator.AccountSid), ("TWILIO_AUTH_TOKEN", simulator.AuthToken), ("WATEMPLATES_SENDER", Sender),
    ];

    public static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }
}
