using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>A process that is asked to end, is frozen, or dies between a commit and its answer.</summary>
[Collection(CrashCollection.Name)]
public class ProcessTests
{
    private static readonly FaultPlan Slow = new(new Fault(FaultKind.DelayBefore) { Delay = TimeSpan.FromMilliseconds(5), MaximumDelay = TimeSpan.FromMilliseconds(60) });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task C5_I13_EndedGracefullyWhileSending_NothingIsOfUnknownFate()
    {
        await using var run = await CrashRun.StartAsync(new SimulatorOptions { Faults = Slow });
        for (var round = 0; round < 3; round++)
        {
            var before = run.Simulator.Messages.Count;
            run.StartChild(batches: int.MaxValue);
            await run.UntilAsync(() => run.Simulator.Messages.Count > before + 40, "Some messages");
            UnixSignal.Send(run.Child, UnixSignal.Terminate);
            await run.EndedAsync();
            Assert.DoesNotContain(CrashRow.ReadAll(run.LedgerPath), row => row.State is SendState.Attempting or SendState.Unknown);
        }
    }

    [Fact]
    public async Task C4_I1_FrozenBeyondTheDeadline_NothingTwice()
    {
        var random = new Random(4);
        await using var run = await CrashRun.StartAsync(new SimulatorOptions { Faults = Slow });
        for (var round = 0; round < 2; round++)
        {
            run.StartChild(batches: int.MaxValue, "--Crash:SendDeadline=00:00:01");
            for (var freeze = 0; freeze < 3; freeze++)
            {
                var before = run.Simulator.Messages.Count;
                await run.UntilAsync(() => run.Simulator.Messages.Count > before + 20, "Some messages");
                await Task.Delay(random.Next(100), Stop);
                UnixSignal.Send(run.Child, UnixSignal.Freeze);
                await Task.Delay(1300, Stop);
                UnixSignal.Send(run.Child, UnixSignal.Continue);
            }

            await run.KillAsync();
        }

        run.StartChild(batches: 0);
        await run.UntilFinalAsync(60);
        await run.KillAsync();
        CrashAccount.AssertEnd(run.LedgerPath, run.Simulator);
    }

    [Fact]
    public async Task W5_I6_KilledBetweenCommitAndAnswer_TheRetryChangesNothing()
    {
        const string person = "+4915112345601";
        await using var road = new PatientRoad();
        await using var run = await CrashRun.StartAsync(new SimulatorOptions(), road.Url);
        road.Target = run.Url;
        var sign = run.Folder["committed"];
        run.Simulator.ConfigureSender(RunningRuntime.Sender, new Uri(road.Url, "/whatsapp/inbound#rc=3&rp=5xx,ct,rt"));
        run.StartChild(batches: 0, "--Crash:WithheldAnswer=" + sign);
        var stop = run.Simulator.ReceiveTextAsync(person, "STOP", cancellationToken: Stop);
        await run.UntilAsync(() => File.Exists(sign), "The commit");
        await run.KillAsync();
        Assert.Equal(1L, Count(run, "suppression"));
        run.StartChild(batches: 0);
        await stop;
        Assert.Equal(200, run.Simulator.Journal.Snapshot(JournalKind.Webhook).Single().HttpStatus);
        await run.UntilAsync(() => run.Simulator.Messages.Any(message => message.Direction != MessageDirection.Inbound), "The confirmation");
        await run.KillAsync();
        Assert.Equal((1L, 1L, 1L, 1L), (Count(run, "inbound"), Count(run, "suppression"), Count(run, "consent_event"), Count(run, "send")));
        Assert.Single(run.Simulator.Messages, message => message.Direction != MessageDirection.Inbound);
    }

    private static object? Count(CrashRun run, string table) => CrashRow.Scalar(run.LedgerPath, "SELECT count(*) FROM " + table);
}
