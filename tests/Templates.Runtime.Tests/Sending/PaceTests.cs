using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;
using WaTemplates.Runtime.Tests.Crashing;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Runtime.Tests.Webhooks;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Sending;

/// <summary>How fast messages leave, and that they stop.</summary>
public class PaceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I8_InAnyWindow_NoMoreArrivesThanBurstAndRateAllow()
    {
        const int rate = 100;
        const int burst = rate / 4;
        const int inFlight = 8;
        await using var running = await RunningRuntime.StartAsync(configure: options => (options.Rate, options.MaxInFlight) = (rate, inFlight));
        await SendAsync(running, 160);
        await ArrivedAsync(running, 160);
        var times = running.Simulator.Messages.Select(message => message.At).Order().ToArray();
        for (var first = 0; first < times.Length; first++)
        {
            for (var last = first; last < times.Length; last++)
            {
                // What arrives in a window was allowed in it, or was under way when it began.
                var most = burst + inFlight + (rate * (times[last] - times[first]).TotalSeconds) + 1;
                Assert.True(last - first + 1 <= most, $"{last - first + 1} messages within {times[last] - times[first]}.");
            }
        }
    }

    [Fact]
    public async Task I9_AfterAPause_NothingIsClaimed_AndNothingIsLost()
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Faults = FaultPlan.Parse("""{"faults":[{"fault":"delay-before","delay":0.05}]}""") }, options => options.MaxInFlight = 16);
        await SendAsync(running, 200);
        await ArrivedAsync(running, 20);
        await running.Ledger.SetSenderPauseAsync(RunningRuntime.Sender, "by hand", until: null, Stop);
        var paused = TimeProvider.System.GetUtcNow();
        await Task.Delay(1000, Stop);
        Assert.All(CrashRow.ReadAll(running.Folder["wa.db"]), row => Assert.False(row.IntentAt > paused, $"{row} was claimed after the pause."));
        Assert.InRange(running.Simulator.Messages.Count(message => message.At > paused), 0, 16);
        Assert.InRange(running.Simulator.Messages.Count, 20, 199);
        await running.Ledger.SetSenderPauseAsync(RunningRuntime.Sender, reason: null, until: null, Stop);
        await ArrivedAsync(running, 200);
    }

    [Fact]
    public async Task R2_AStormOf429_SlowsDown_AndNothingIsLost()
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.TooManyRequests) { Count = 8, RetryAfter = "0" }) });
        var pace = running.Services.GetRequiredService<SenderPace>();
        Assert.Equal(1, pace.Factor);
        await SendAsync(running, 60);
        await ArrivedAsync(running, 60);
        Assert.InRange(pace.Factor, 0, 0.6);
        Assert.Null(await running.Ledger.GetSenderPauseAsync(RunningRuntime.Sender, Stop));
    }

    [Fact]
    public async Task R2_AStormThatGoesOn_StopsTheSenderForAWhile()
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.TooManyRequests) { RetryAfter = "0" }) }, options => options.MaxInFlight = 4);
        await SendAsync(running, 60);
        var reason = await RunningRuntime.EventuallyAsync(() => running.Ledger.GetSenderPauseAsync(RunningRuntime.Sender, Stop), "The pause");
        Assert.Contains("429", reason, StringComparison.Ordinal);
        await Task.Delay(200, Stop);
        var requests = Requests(running);
        await Task.Delay(1500, Stop);
        Assert.Equal(requests, Requests(running));
        running.Simulator.Faults = FaultPlan.None;
        await running.Ledger.SetSenderPauseAsync(RunningRuntime.Sender, reason: null, until: null, Stop);
        await ArrivedAsync(running, 60);
    }

    [Fact]
    public async Task R2_WhileTwilioCannotBeReached_FewTry_AndNothingIsLost()
    {
        var port = WebhookHost.FreePort();
        using var relay = new Relay(port);
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Port = port }, options => (options.MaxInFlight, options.Twilio.BaseUrl) = (8, relay.Url));
        await SendAsync(running, 1);
        await ArrivedAsync(running, 1);
        relay.Cut();
        await SendAsync(running, 300, first: 1);
        await LoggedAsync(running, "Twilio cannot be reached");
        await Task.Delay(2500, Stop);
        var health = await running.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop);
        Assert.Contains(health.Entries.Values, entry => entry.Description?.StartsWith("Twilio cannot be reached", StringComparison.Ordinal) == true);
        // Those under way when it was noticed, and one a second later.
        Assert.InRange(CrashRow.ReadAll(running.Folder["wa.db"]).Sum(row => row.Attempt), 2, 20);
        relay.Mend();
        await ArrivedAsync(running, 301);
        Assert.Equal(301, running.Simulator.Messages.Select(message => message.To).Distinct().Count());
        foreach (var news in new[] { "Twilio cannot be reached. Messages wait", "Twilio is reached again" })
            Assert.Single(running.Log.Lines, line => line.Contains(news, StringComparison.Ordinal));
    }

    private static int Requests(RunningRuntime running) => running.Simulator.Journal.Snapshot(JournalKind.Fault).Count;

    private static Task SendAsync(RunningRuntime running, int count, int first = 0)
        => Task.WhenAll(Enumerable.Range(first, count).Select(number => running.Templates.SendAsync(Keyed.Message(number), Keyed.Recipient(number), Stop)));

    private static Task LoggedAsync(RunningRuntime running, string text)
        => RunningRuntime.EventuallyAsync(() => Task.FromResult(running.Log.Text.Contains(text, StringComparison.Ordinal) ? running : null), $"A line with '{text}'");

    private static Task ArrivedAsync(RunningRuntime running, int count)
        => RunningRuntime.EventuallyAsync(() => Task.FromResult(running.Simulator.Messages.Count >= count ? running : null), $"The arrival of {count} messages");
}
