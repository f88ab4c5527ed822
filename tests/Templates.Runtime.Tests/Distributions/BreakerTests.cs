#pragma warning disable xUnit1051 // Every wait here has an end of its own.
using System.Diagnostics;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Distributions;

public class BreakerTests
{
    public static TheoryData<int, FaultKind> Codes => new()
    {
        { 63041, FaultKind.Undelivered }, { 63028, FaultKind.Undelivered }, { 63007, FaultKind.Undelivered }, { 63051, FaultKind.Undelivered },
        { 63027, FaultKind.Error }, { 20003, FaultKind.Error },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task D1_D2_TheFirstWordOfTemplateSenderOrAccount_Pauses(int code, FaultKind kind)
    {
        await using var running = await RunningRuntime.StartAsync(configure: options => options.Rate = 60);
        running.Simulator.Faults = new FaultPlan(new Fault(kind) { After = 15 + (code % 10), Code = code, HttpStatus = kind == FaultKind.Error ? 400 : null });
        await running.StartListAsync(300);
        await running.UntilAsync(status => status.Errors.ContainsKey(code), "The code");
        var clock = Stopwatch.StartNew();
        var known = running.Simulator.Messages.Count;
        var status = await running.UntilStateAsync(DistributionState.Paused);
        Assert.Contains(code.ToString(System.Globalization.CultureInfo.InvariantCulture), status.Reason, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"Paused after {clock.Elapsed}, on a busy machine.");
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var after = running.Simulator.Messages.Count;
        Assert.InRange(after - known, 0, 32);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(after, running.Simulator.Messages.Count);
    }

    [Fact]
    public async Task RecipientFailures_PauseAboveTheirShare_OfTheCanary()
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.Undelivered) { Code = 63024, Probability = 0.5 }) { Seed = 3 } });
        await running.StartListAsync(100, new DistributionSettings { Canary = Canary.Of(30) });
        var status = await running.UntilStateAsync(DistributionState.Paused);
        Assert.Contains("failed at their recipients", status.Reason, StringComparison.Ordinal);
        Assert.Equal(30, running.Simulator.Messages.Count);

        // Whoever resumes wants another look: a new canary.
        running.Simulator.Faults = FaultPlan.None;
        await running.Lists.ResumeAsync("list");
        await running.UntilStateAsync(DistributionState.Completed);
        Assert.Equal(100, running.Simulator.Messages.Count);
    }

    [Fact]
    public async Task P1_RowsThatAreRefused_StopNobodyElse()
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.Error) { Code = 21656, HttpStatus = 400, To = ["5", "9"] }) });
        await running.StartListAsync(40, new DistributionSettings { Canary = Canary.Off, FailureShare = 1 });
        var status = await running.UntilStateAsync(DistributionState.Completed);
        Assert.Equal((32, 8, 8), (status.States[SendState.Accepted], status.States[SendState.Refused], status.Errors[21656]));
    }

    [Fact]
    public async Task R2_AStormOf429_LosesNobody()
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.TooManyRequests) { RetryAfter = "0", Probability = 0.5, Count = 30 }) { Seed = 2 } }, options => options.MaxInFlight = 4);
        await running.StartListAsync(60);
        var status = await running.UntilStateAsync(DistributionState.Completed);
        Assert.Equal((60, 60), (status.States[SendState.Accepted], running.Simulator.Messages.Count));
    }

    [Fact]
    public async Task O1_I5_OptOutsMeanwhile_AreLeftAlone()
    {
        await using var running = await RunningRuntime.StartAsync(configure: options => options.Rate = 60);
        await running.StartListAsync(120);
        await running.MessageAsync(People.Phone(0));
        var left = new List<(string Phone, int At)>();
        for (var person = 119; person > 100; person -= 3)
        {
            await running.Simulator.ReceiveTextAsync(People.Phone(person), "STOP", cancellationToken: TestContext.Current.CancellationToken);
            left.Add((People.Phone(person), running.Simulator.Messages.Count));
        }

        var status = await running.UntilStateAsync(DistributionState.Completed);
        Assert.Equal(left.Count, status.States[SendState.Suppressed]);
        Assert.All(left, leaver => Assert.DoesNotContain(running.Simulator.Messages.Skip(leaver.At), message => message.ContentSid is not null && message.To.EndsWith(leaver.Phone, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task F1_LittleRoomOnTheDisk_PausesAndRefusesImports()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.StartListAsync(1, new DistributionSettings { NotBefore = TimeProvider.System.GetUtcNow().AddHours(1) });
        await running.StopApplicationAsync();
        await running.StartApplicationAsync(options => options.MinFreeSpaceMb = int.MaxValue);
        var status = await running.UntilStateAsync(DistributionState.Paused);
        Assert.Contains("MiB left", status.Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DistributionException>(() => running.Lists.ImportAsync("list", People.Range(0, 5)));
        Assert.Equal(1, (await running.StatusAsync()).Total);
    }

    [Fact]
    public async Task LostApproval_HoldsTheList_AndSaysSo()
    {
        await using var running = await RunningRuntime.StartAsync(configure: options => options.Rate = 20);
        await running.StartListAsync(200);
        await running.MessageAsync(People.Phone(0));
        var sid = (await running.Ledger.GetDistributionAsync("list"))!.Contents.Single().ContentSid;
        await running.Ledger.SetApprovalsAsync([new TemplateApproval(sid, "paused", TimeProvider.System.GetUtcNow().AddMinutes(1))]);
        var status = await running.StatusAsync();
        Assert.Equal(DistributionState.Running, status.State);
        Assert.Contains("is not approved any more, its status is paused", status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutListener_StatusesArePolled()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.StopApplicationAsync();
        await running.StartApplicationAsync(options =>
        {
            options.PublicUrl = null;
            options.IsListening = false;
            options.PollStatuses = true;
        });
        await running.Lists.CreateAsync(new DistributionPlan("list", "invitation") { FallbackLanguage = "en", Settings = new DistributionSettings { Canary = Canary.Of(5) } });
        await running.Lists.ImportAsync("list", Enumerable.Range(0, 20).Select(i => People.Contact(i) with { Values = new Dictionary<string, string>(People.Values(i), StringComparer.Ordinal) { ["OptOutURL"] = "https://feedback.example.com/o/1" } }).ToAsyncEnumerable());
        await running.Lists.StartAsync("list");
        var status = await running.UntilAsync(status => status.State == DistributionState.Completed && status.Deliveries.Values.Sum() == 20, "All reported");
        Assert.Equal(20, status.States[SendState.Accepted]);
    }
}
