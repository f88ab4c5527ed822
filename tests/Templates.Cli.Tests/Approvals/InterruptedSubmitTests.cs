using System.Diagnostics;
using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary><c>submit</c>, killed at every request, and run again: one content a text, and no record lost.</summary>
public class InterruptedSubmitTests
{
    private const int MoreThanEnough = 40;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KilledAtEveryRequest_ItCreatesEachTextOnce(bool isAfterTheAnswer)
    {
        var points = 0;
        for (var point = 1; point < MoreThanEnough; point++)
        {
            await using var bench = await ApprovalBench.StartAsync();
            bench.Write("parcel", ("de", "Laden"), ("en", "shop"));
            if (!await KillAsync(bench, point, isAfterTheAnswer))
                break;
            points++;
            AssertSubmittedOnce(bench, $"killed {(isAfterTheAnswer ? "after" : "before")} request {point}");
        }

        // The list, and for each of two texts its creation and its request for approval.
        Assert.Equal(5, points);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KilledAgainAndAgain_WithALaggingList_ItStillCreatesOnce(bool isAfterTheAnswer)
    {
        await using var bench = await ApprovalBench.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.ListLag) { Operation = FaultOperation.ListContent, Delay = TimeSpan.FromSeconds(2) }) });
        bench.Write("parcel", ("de", "Laden"), ("en", "shop"));
        // Each run dies at its own n-th request, so that repetitions are interrupted, too.
        for (var point = 1; point <= 4; point++)
            await KillAsync(bench, point, isAfterTheAnswer);
        AssertSubmittedOnce(bench, "killed four times");
    }

    [Fact]
    public async Task TwoRunsAtOnce_CreateEachTextOnce()
    {
        await using var bench = await ApprovalBench.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.DelayAfter) { Operation = FaultOperation.Any, Delay = TimeSpan.FromMilliseconds(150) }) });
        foreach (var name in (string[])["aa", "bb", "cc"])
            bench.Write(name, ("de", "Laden"), ("en", "shop"));
        using var first = bench.Start("submit", "--settle", "5s");
        using var second = bench.Start("submit", "--settle", "5s");
        await Task.WhenAll(first.WaitForExitAsync(TestContext.Current.CancellationToken), second.WaitForExitAsync(TestContext.Current.CancellationToken));
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(6, bench.Simulator.Contents.Count);
        foreach (var name in (string[])["aa", "bb", "cc"])
        {
            foreach (var language in (string[])["de", "en"])
                Assert.Equal(name, Assert.Single(bench.Records(name, language)).ApprovalName);
        }
    }

    /// <returns>Whether the run got as far as that request.</returns>
    private static async Task<bool> KillAsync(ApprovalBench bench, int point, bool isAfterTheAnswer)
    {
        await using var proxy = new TwilioProxy(bench.Simulator.Url);
        Process? process = null;
        var isKilled = false;
        using var started = new ManualResetEventSlim();
        void Kill(ProxyRequest request)
        {
            if (request.Number != point)
                return;
            started.Wait();
            isKilled = true;
            process!.Kill();
        }

        if (isAfterTheAnswer)
            proxy.After = (request, answer) => { Kill(request); return answer; };
        else
            proxy.Before = request => { Kill(request); return isKilled ? ProxyAnswer.Json(503, "{}") : null; };
        bench.Url = proxy.Url;
        process = bench.Start("submit", "--settle", "3s");
        started.Set();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        bench.Url = null;
        return isKilled;
    }

    private static void AssertSubmittedOnce(ApprovalBench bench, string when)
    {
        var again = bench.Run("submit", "--settle", "3s");
        Assert.True(again.ExitCode == 0, $"{when}: {again.ExitCode} {again.Output}{again.Error}");
        Assert.True(bench.Simulator.Contents.Count == 2, $"{when}: {bench.Simulator.Contents.Count} contents");
        foreach (var language in (string[])["de", "en"])
        {
            var record = Assert.Single(bench.Records("parcel", language));
            var content = Assert.Single(bench.Simulator.Contents, content => content.Language == language);
            Assert.Equal((content.Sid, "parcel"), (record.ContentSid, record.ApprovalName));
            Assert.Equal("parcel", content.ApprovalName);
        }

        Assert.Empty(Directory.GetFiles(bench.Folder.FullPath, "*.tmp*"));
        var third = bench.Run("submit");
        Assert.Equal(0, third.ExitCode);
        Assert.Contains("Nothing was to be submitted.", third.Output);
    }
}
