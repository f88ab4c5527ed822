using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Crashing;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Runtime.Twilio;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Sending;

/// <summary>What becomes of a message whose request had no clear answer and no callback.</summary>
public class ReconcilerTests
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromMilliseconds(800);
    private static readonly Fault Silent = new(FaultKind.CallbackMissing);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // The first look comes a settle time after the request, and the list is slower than that.
    [Theory]
    [InlineData(FaultKind.AcceptThenClose)]
    [InlineData(FaultKind.AcceptThenError)]
    [InlineData(FaultKind.TruncatedAnswer)]
    [InlineData(FaultKind.EmptyAnswer)]
    public async Task I1_AcceptedWithoutAnswer_AndMissingFromTheListOnce_IsNotSentAgain(FaultKind fault)
    {
        await using var running = await StartAsync(new Fault(fault) { Count = 1 }, new Fault(FaultKind.ListLag) { Delay = SettleTime * 1.5 });
        var row = await SentAsync(running);
        Assert.Equal((SendState.Accepted, 1, 0), (row.State, row.Attempt, row.Resends));
        Assert.Equal(Assert.Single(running.Simulator.Messages).Sid, row.MessageSid);
    }

    [Theory]
    [InlineData(FaultKind.CloseBeforeAccept)]
    [InlineData(FaultKind.Error)]
    public async Task I1_NotAccepted_AndAbsentTwice_IsSentAgain_WithEvidence(FaultKind fault)
    {
        await using var running = await StartAsync(new Fault(fault) { Count = 1 });
        var row = await SentAsync(running);
        Assert.Equal((SendState.Accepted, 2, 1), (row.State, row.Attempt, row.Resends));
        Assert.Single(running.Simulator.Messages);
    }

    [Fact]
    public async Task AListThatFails_ProvesNothing()
    {
        await using var running = await StartAsync(new Fault(FaultKind.CloseBeforeAccept) { Count = 1 }, new Fault(FaultKind.Error) { Operation = FaultOperation.ListMessages, HttpStatus = 403 });
        await running.Templates.SendAsync(Keyed.Message(0), Keyed.Recipient(0), Stop);
        await Task.Delay(2500, Stop);
        Assert.Equal(SendState.Unknown, Assert.Single(CrashRow.ReadAll(running.Folder["wa.db"])).State);
        running.Simulator.Faults = FaultPlan.None;
        await running.MessageAsync(Keyed.Recipient(0));
    }

    [Fact]
    public async Task I1_HeldByPolicy_IsNeverSentAgain()
    {
        await using var running = await StartAsync(options => options.UnknownPolicy = UnknownPolicy.Hold, new Fault(FaultKind.CloseBeforeAccept) { Count = 1 });
        var row = await SentAsync(running);
        Assert.Equal((SendState.Unknown, true), (row.State, row.IsHeld));
        Assert.Empty(running.Simulator.Messages);
    }

    [Fact]
    public async Task ResentByPolicy_IsSentAgain_WhateverTheListSays()
    {
        await using var running = await StartAsync(
            options => options.UnknownPolicy = UnknownPolicy.Resend,
            new Fault(FaultKind.CloseBeforeAccept) { Count = 1 },
            new Fault(FaultKind.Error) { Operation = FaultOperation.ListMessages, HttpStatus = 403 });
        var row = await SentAsync(running);
        Assert.Equal((SendState.Accepted, 2, 1), (row.State, row.Attempt, row.Resends));
        Assert.Single(running.Simulator.Messages);
    }

    [Fact]
    public async Task ARecipientWhoseListIsRefused_HoldsNobodyElseUp()
    {
        await using var running = await RunningRuntime.StartAsync(
            new SimulatorOptions { Faults = new FaultPlan(Silent, new Fault(FaultKind.CloseBeforeAccept) { Count = 2 }) },
            options => options.SettleTime = SettleTime,
            templates => Interceptor.Replace<ITwilioApi>(templates.Services, before: (method, arguments) =>
            {
                if (method == nameof(ITwilioApi.ListMessagesAsync) && ((MessageQuery)arguments[0]!).To is { } to && to.EndsWith(Keyed.Recipient(0), StringComparison.Ordinal))
                    throw new TwilioException("Twilio refused the list of messages: HTTP 400.", 400);
            }));
        for (var number = 0; number < 2; number++)
            await running.Templates.SendAsync(Keyed.Message(number), Keyed.Recipient(number), Stop);
        await running.MessageAsync(Keyed.Recipient(1));
        Assert.Equal(SendState.Unknown, CrashRow.ReadAll(running.Folder["wa.db"]).Single(row => row.Key == "m0").State);
    }

    [Fact]
    public async Task AnUnexpectedFailure_LeavesTheRowToBeLookedUp()
    {
        var failures = 1;
        await using var running = await RunningRuntime.StartAsync(
            configure: options => options.SettleTime = SettleTime,
            build: templates => Interceptor.Replace<ITwilioApi>(templates.Services, before: (method, _) =>
            {
                if (method == nameof(ITwilioApi.CreateMessageAsync) && Interlocked.Decrement(ref failures) >= 0)
                    throw new InvalidOperationException("never thought of");
            }));
        var row = await SentAsync(running);
        Assert.Equal((SendState.Accepted, 2, 1), (row.State, row.Attempt, row.Resends));
        Assert.DoesNotContain("never thought of", running.Log.Text, StringComparison.Ordinal);
    }

    private static Task<RunningRuntime> StartAsync(params Fault[] faults) => StartAsync(_ => { }, faults);

    private static Task<RunningRuntime> StartAsync(Action<WaTemplatesOptions> configure, params Fault[] faults)
        => RunningRuntime.StartAsync(new SimulatorOptions { Faults = new FaultPlan([Silent, .. faults]) }, options =>
        {
            options.SettleTime = SettleTime;
            configure(options);
        });

    private static async Task<CrashRow> SentAsync(RunningRuntime running)
    {
        await running.Templates.SendAsync(Keyed.Message(0), Keyed.Recipient(0), Stop);
        return await RunningRuntime.EventuallyAsync(() => Task.FromResult(CrashRow.ReadAll(running.Folder["wa.db"]) is [{ IsFinal: true } row] ? row : null), "The end");
    }
}
