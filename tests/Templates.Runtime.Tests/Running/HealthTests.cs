using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Sending;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Running;

public class HealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task APausedSender_IsDegraded_UntilItIsResumed()
    {
        await using var running = await RunningRuntime.StartAsync();
        Assert.Equal("Healthy", await HealthAsync(running));
        await running.Ledger.SetSenderPauseAsync(RunningRuntime.Sender, "a person's words", until: null, Stop);
        Assert.Equal("Degraded", await HealthAsync(running));
        await running.Ledger.SetSenderPauseAsync(RunningRuntime.Sender, reason: null, until: null, Stop);
        Assert.Equal("Healthy", await HealthAsync(running));
    }

    [Fact]
    public async Task AMessageOfUnknownFate_IsDegraded_UntilItIsFound()
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.CallbackMissing), new Fault(FaultKind.AcceptThenClose) { Count = 1 }) });
        await running.Templates.SendAsync(Keyed.Message(0), Keyed.Recipient(0), Stop);
        await UntilAsync(running, "Degraded");
        await UntilAsync(running, "Healthy");
        Assert.Single(running.Simulator.Messages);
    }

    [Fact]
    public async Task ALedgerThatDoesNotAnswer_IsUnhealthy()
    {
        var isGone = false;
        await using var running = await RunningRuntime.StartAsync(build: templates => Interceptor.Replace<ILedger>(templates.Services, before: (method, _) =>
        {
            if (isGone && method == nameof(ILedger.GetSenderPauseAsync))
                throw new LedgerException("The disk is gone.");
        }));
        Assert.Equal("Healthy", await HealthAsync(running));
        isGone = true;
        Assert.Equal("Unhealthy", await HealthAsync(running));
    }

    private static Task<string> UntilAsync(RunningRuntime running, string health)
        => RunningRuntime.EventuallyAsync(async () => await HealthAsync(running) is var now && now == health ? now : null, health);

    private static async Task<string> HealthAsync(RunningRuntime running)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(running.Url, "/health"), Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
