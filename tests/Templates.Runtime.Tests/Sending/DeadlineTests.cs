using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;
using WaTemplates.Runtime.Tests.Crashing;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Runtime.Twilio;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Sending;

/// <summary>What stands between a claim and its request.</summary>
public class DeadlineTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task C4_AClaimOlderThanTheDeadline_IsNotSent()
    {
        await using var running = await RunningRuntime.StartAsync();
        var attempt = running.Services.GetRequiredService<SendAttempt>();
        var claim = new ClaimedSend(4711, 1, SendKind.Template, "whatsapp:+4915112345601", running.Simulator.Contents.Single(content => content.ApprovalName == "invitation").Sid, """{"1":"m0","2":"https://feedback.example.com/s/1","3":"https://feedback.example.com/o/1"}""", "invitation", "en");
        await attempt.RunAsync(claim, Stopwatch.GetTimestamp() - (46 * Stopwatch.Frequency), () => { });
        Assert.Empty(running.Simulator.Messages);
        await attempt.RunAsync(claim, Stopwatch.GetTimestamp() - (44 * Stopwatch.Frequency), () => { });
        Assert.Single(running.Simulator.Messages);
    }

    [Fact]
    public async Task C4_FrozenWhileTheClaimIsAnswered_IsClaimedAgain()
    {
        await using var running = await RunningRuntime.StartAsync(
            configure: options => options.SendDeadline = TimeSpan.FromMilliseconds(500),
            build: templates => Interceptor.Replace<ILedger>(templates.Services, after: async (method, result) =>
            {
                if (method == nameof(ILedger.ClaimAsync) && ((Task<Claim>)result).Result.Sends is [{ Attempt: 1 }])
                    await Task.Delay(700, Stop);
            }));
        await running.Templates.SendAsync(Keyed.Message(0), Keyed.Recipient(0), Stop);
        await running.MessageAsync(Keyed.Recipient(0));
        Assert.Equal(2, Assert.Single(CrashRow.ReadAll(running.Folder["wa.db"])).Attempt);
    }

    [Fact]
    public async Task I3_EveryRequest_FindsItsIntentInTheFile()
    {
        var path = "";
        var seen = new System.Collections.Concurrent.ConcurrentQueue<SendState>();
        await using var running = await RunningRuntime.StartAsync(build: templates => Interceptor.Replace<ITwilioApi>(templates.Services, before: (method, arguments) =>
        {
            if (method == nameof(ITwilioApi.CreateMessageAsync) && ((OutgoingMessage)arguments[0]!).ContentVariables is { } variables)
                seen.Enqueue(CrashRow.ReadAll(path).Single(row => variables.Contains($"\"{row.Key}\"", StringComparison.Ordinal)).State);
        }));
        path = running.Folder["wa.db"];
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => running.Templates.SendAsync(Keyed.Message(number), Keyed.Recipient(number), Stop)));
        await RunningRuntime.EventuallyAsync(() => Task.FromResult(running.Simulator.Messages.Count == 60 ? running : null), "The messages");
        Assert.Equal(60, seen.Count);
        Assert.All(seen, state => Assert.Equal(SendState.Attempting, state));
    }
}
