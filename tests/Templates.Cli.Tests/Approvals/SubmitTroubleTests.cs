using WaTemplates.Simulator;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary>What <c>submit</c> does where Twilio, or the way to it, does not behave.</summary>
public class SubmitTroubleTests
{
    [Theory]
    [InlineData(FaultKind.AcceptThenClose)]
    [InlineData(FaultKind.AcceptThenError)]
    [InlineData(FaultKind.TruncatedAnswer)]
    [InlineData(FaultKind.NonJsonAnswer)]
    [InlineData(FaultKind.EmptyAnswer)]
    [InlineData(FaultKind.CloseBeforeAccept)]
    [InlineData(FaultKind.Error)]
    public async Task AnUnclearAnswer_IsClearedUp_AndNothingIsMadeTwice(FaultKind kind)
    {
        await using var bench = await ApprovalBench.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(kind) { Operation = FaultOperation.CreateContent, Count = 1 }, new Fault(kind) { Operation = FaultOperation.SubmitApproval, Count = 1 }) });
        bench.Write("parcel", ("de", "Laden"));
        var result = bench.Run("submit", "--settle", "1s");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var record = Assert.Single(bench.Records("parcel", "de"));
        Assert.Equal((Assert.Single(bench.Simulator.Contents).Sid, "parcel"), (record.ContentSid, record.ApprovalName));
    }

    [Fact]
    public async Task ARefusal_ConcernsItsText_Alone()
    {
        await using var bench = await ApprovalBench.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.Problem) { Operation = FaultOperation.CreateContent, Count = 1, HttpStatus = 422 }) });
        bench.Write("parcel", ("de", "Laden"), ("en", "shop"));
        var result = bench.Run("submit");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches("parcel/de +failed +Twilio refuses the content: HTTP 422", result.Output);
        Assert.Matches("parcel/en +submitted", result.Output);
        Assert.Contains("1 text is not submitted.", result.Output);
        // Nothing was made, so nothing is waited for.
        var again = bench.Run("submit");
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.DoesNotContain("waiting", again.Error);
        Assert.Equal(2, bench.Simulator.Contents.Count);
    }

    [Theory]
    [InlineData("1", 0)]
    [InlineData("3600", 1)]
    public async Task TooManyRequests_AreWaitedFor_WithinReason(string seconds, int exitCode)
    {
        await using var bench = await ApprovalBench.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.TooManyRequests) { Operation = FaultOperation.CreateContent, Count = 1, RetryAfter = seconds }) });
        bench.Write("parcel", ("de", "Laden"), ("en", "shop"));
        var result = bench.Run("submit");
        Assert.Equal(exitCode, result.ExitCode);
        if (exitCode == 0)
        {
            Assert.Contains("Twilio asks to wait 1 s", result.Error);
            Assert.Equal(2, bench.Simulator.Contents.Count);
            return;
        }

        Assert.Matches("Stopped: Twilio takes no more for now: HTTP 429.* Run the command again from ", result.Output);
        Assert.Contains("2 texts are not submitted.", result.Output);
        Assert.Empty(bench.Simulator.Contents);
        Assert.Equal(0, bench.Run("submit").ExitCode);
        Assert.Equal(2, bench.Simulator.Contents.Count);
    }

    [Fact]
    public async Task AHundredAnHour_AreKeptTo_AndForeseen()
    {
        await using var bench = await ApprovalBench.StartAsync();
        bench.Write("parcel", ("de", "Laden"), ("en", "shop"));
        var oldest = DateTimeOffset.UtcNow.AddMinutes(-50);
        bench.Folder.Write(ApprovalsFile.FileName, ApprovalsWriter.Write(Earlier(bench.Simulator.AccountSid, 99, oldest)));
        var plan = bench.Json("plan")["limits"]!;
        Assert.Equal((2, 99, 99), ((int)plan["toCreate"]!, (int)plan["createdLastHour"]!, (int)plan["templates"]!));
        Assert.Contains("1 can be created now", (string)plan["warnings"]![0]!);
        var result = bench.Run("submit");
        Assert.Equal(1, result.ExitCode);
        Assert.Single(bench.Simulator.Contents);
        Assert.Contains($"Run the command again from {oldest.AddHours(1).UtcDateTime:yyyy-MM-dd HH:mm}", result.Output);
        Assert.Contains("unused", bench.Run("plan").Output);

        bench.Folder.Write(ApprovalsFile.FileName, ApprovalsWriter.Write(Earlier(bench.Simulator.AccountSid, 250, DateTimeOffset.UtcNow.AddDays(-3))));
        Assert.Contains("Meta keeps 250 until the business is verified", bench.Run("plan").Output);
    }

    [Fact]
    public async Task WrongCredentials_StopTheRun()
    {
        await using var bench = await ApprovalBench.StartAsync();
        bench.Write("parcel", ("de", "Laden"));
        foreach (var command in (string[])["submit", "status"])
        {
            var result = CommandLine.Run(bench.Folder, [], [.. bench.Environment, ("TWILIO_AUTH_TOKEN", "0000")], command);
            Assert.Equal(command == "submit" ? 1 : 0, result.ExitCode);
        }

        Assert.Equal(0, bench.Run("submit").ExitCode);
        var denied = CommandLine.Run(bench.Folder, [], [.. bench.Environment, ("TWILIO_AUTH_TOKEN", "0000")], "status");
        Assert.Equal(2, denied.ExitCode);
        Assert.Contains("Twilio does not accept the credentials: HTTP 401", denied.Error);
    }

    [Fact]
    public async Task Errors_AndDryRuns_SendNothing_AndASummaryIsAppended()
    {
        await using var bench = await ApprovalBench.StartAsync();
        bench.Write("parcel", ("de", "Laden"));
        bench.Folder.Write("bad.wa.yaml", TemplateTexts.Bad("bad"));
        foreach (var command in (string[])["plan", "submit"])
        {
            var result = bench.Run(command);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains("error WAT0101", result.Error);
        }

        File.Delete(bench.Folder["bad.wa.yaml"]);
        var dry = bench.Run("submit", "--dry-run");
        Assert.Equal((0, true), (dry.ExitCode, dry.Output.Contains("parcel/de  to-submit  would be submitted as parcel", StringComparison.Ordinal)));
        Assert.Empty(bench.Simulator.Journal.Snapshot());
        Assert.False(File.Exists(bench.ApprovalsPath));

        bench.Folder.Write("summary.md", "# Before\n\n");
        Assert.Equal(0, bench.Run("submit", "--summary", "summary.md").ExitCode);
        var summary = File.ReadAllText(bench.Folder["summary.md"]);
        Assert.StartsWith("# Before\n\n### WhatsApp templates: submitted to AC", summary);
        Assert.Contains("| parcel/de | submitted | as parcel, received |", summary);
        Assert.StartsWith("### WhatsApp templates: approvals of AC", bench.Run("status", "--format", "markdown").Output);
        Assert.StartsWith("### WhatsApp templates: plan for AC", bench.Run("plan", "--format", "markdown").Output);
    }

    private static ApprovalsFile Earlier(string account, int count, DateTimeOffset oldest)
    {
        var file = ApprovalsFile.Empty;
        for (var i = 0; i < count; i++)
            file = file.With(account, $"old{i}", "de", [new ApprovalRecord($"{i}", "approved", JsonReader.Parse("{}"), JsonReader.Parse("[]")) { ContentSid = $"HX{i}", CreatedAt = oldest.AddSeconds(i) }]);
        return file;
    }
}
