using WaTemplates.Simulator;
using WaTemplates.Text.Approvals;
using ApprovalStatus = WaTemplates.Text.Approvals.ApprovalStatus;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary>A text from its first submission over a rejection and a change to the approval of its third version.</summary>
public class TemplateLifeTests
{
    [Fact]
    public async Task ATextLives_FromPlanToApproval_AndThroughItsChanges()
    {
        await using var bench = await ApprovalBench.StartAsync(new SimulatorOptions { Verdict = ApprovalVerdict.Undecided });
        var simulator = bench.Simulator;
        bench.Write("parcel", ("de", "Laden"));
        AssertState(bench, "new", submit: true, nextName: "parcel");
        Assert.False(File.Exists(bench.ApprovalsPath));

        var submitted = bench.Run("submit");
        Assert.Equal(0, submitted.ExitCode);
        Assert.Contains("parcel/de  submitted  as parcel, received", submitted.Output);
        AssertState(bench, "waiting", submit: false);
        var first = Assert.Single(bench.Records("parcel", "de"));
        Assert.Equal((simulator.Contents[0].Sid, "parcel", "UTILITY"), (first.ContentSid, first.ApprovalName, first.RequestedCategory));
        Assert.NotNull(first.CreatedAt);
        Assert.NotNull(first.SubmittedAt);

        var waiting = bench.Run("status");
        Assert.Equal(0, waiting.ExitCode);
        Assert.Contains("pending since ", waiting.Output);
        var limited = bench.Run("status", "--wait", "--timeout", "2s");
        Assert.Equal(1, limited.ExitCode);
        Assert.Contains("1 text waits for review", limited.Output);

        simulator.Reject("parcel", "INVALID_FORMAT. The sentence ends oddly.");
        var rejected = bench.Run("status");
        Assert.Equal(1, rejected.ExitCode);
        Assert.Contains("rejected since ", rejected.Output);
        Assert.Contains("INVALID_FORMAT. The sentence ends oddly.", rejected.Output);
        Assert.Contains("name blocked until", rejected.Output);
        AssertState(bench, "refused", submit: false);

        var untouched = bench.Run("submit");
        Assert.Equal(0, untouched.ExitCode);
        Assert.Contains("Change the text: it is then submitted as parcel_v2. The same text again only with --resubmit.", untouched.Output);
        Assert.Single(simulator.Contents);

        bench.Write("parcel", ("de", "Shop"));
        var changed = AssertState(bench, "changed", submit: true, nextName: "parcel_v2");
        Assert.Contains("[-Laden-]{+Shop+}", (string)changed["changes"]![0]!["diff"]!);
        Assert.Contains("${m://FirstName}", (string)changed["changes"]![0]!["diff"]!);
        Assert.Contains("as parcel_v2, received", bench.Run("submit").Output);
        simulator.Approve("parcel_v2");
        var approved = bench.Run("status", "--wait", "--timeout", "30s");
        Assert.Equal(0, approved.ExitCode);
        Assert.Contains("Everything is approved.", approved.Output);
        AssertState(bench, "up-to-date", submit: false);

        bench.Write("parcel", ("de", "Markt"));
        AssertState(bench, "changed", submit: true, nextName: "parcel_v3");
        Assert.Equal(0, bench.Run("submit").ExitCode);
        simulator.Approve("parcel_v3");
        Assert.Equal(0, bench.Run("status").ExitCode);
        Assert.Equal([("parcel", ApprovalStatus.Rejected), ("parcel_v2", ApprovalStatus.Approved), ("parcel_v3", ApprovalStatus.Approved)], bench.Records("parcel", "de").Select(record => (record.ApprovalName!, record.Status)));
        Assert.Equal(3, simulator.Contents.Count);
    }

    [Fact]
    public async Task ARefusedText_GoesAgain_OnlyWhenToldTo()
    {
        await using var bench = await ApprovalBench.StartAsync();
        bench.Write("parcel", ("de", "Laden"));
        bench.Simulator.SetVerdict("parcel", ApprovalVerdict.Rejected("PROMOTIONAL"));
        bench.Run("submit");
        await bench.Simulator.SettleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, bench.Run("status").ExitCode);
        Assert.Equal(0, bench.Run("submit", "--resubmit").ExitCode);
        Assert.Equal(2, bench.Simulator.Contents.Count);
        Assert.Equal(["parcel", "parcel_v2"], bench.Records("parcel", "de").Select(record => record.ApprovalName!));
        Assert.Equal(0, bench.Run("status").ExitCode);
    }

    [Fact]
    public async Task ATakenName_GetsAVersion_AndOneOfAnotherLanguage_TheLanguage()
    {
        await using var bench = await ApprovalBench.StartAsync();
        bench.Simulator.AddApprovedContent("de", """{"twilio/text":{"body":"Etwas anderes"}}""", name: "parcel");
        bench.Write("parcel", ("de", "Laden"), ("en", "shop"), ("fr", "magasin"));
        Assert.Equal(0, bench.Run("submit", "--only", "parcel/de", "--only", "parcel/en").ExitCode);
        Assert.Equal("parcel_v2", bench.Records("parcel", "de")[0].ApprovalName);
        Assert.Equal("parcel", bench.Records("parcel", "en")[0].ApprovalName);

        // Twilio's answer where a name may not serve two languages.
        await using var proxy = new TwilioProxy(bench.Simulator.Url);
        proxy.Before = request => request.PathAndQuery.EndsWith("/whatsapp", StringComparison.Ordinal) && request.Body.AsSpan().IndexOf("\"parcel\""u8) >= 0
            ? ProxyAnswer.Json(400, """{"code":20001,"message":"The template name is used already","status":400}""") : null;
        bench.Url = proxy.Url;
        Assert.Equal(0, bench.Run("submit").ExitCode);
        Assert.Equal("parcel_fr", bench.Records("parcel", "fr")[0].ApprovalName);
    }

    private static System.Text.Json.Nodes.JsonNode AssertState(ApprovalBench bench, string state, bool submit, string? nextName = null)
    {
        var plan = bench.Json("plan");
        Assert.Equal(1, (int)plan["version"]!);
        Assert.Equal(bench.Simulator.AccountSid, (string)plan["account"]!);
        var text = Assert.Single(plan["texts"]!.AsArray())!;
        Assert.Equal(("parcel", "de", state, submit, nextName), ((string)text["template"]!, (string)text["language"]!, (string)text["state"]!, (bool)text["submit"]!, (string?)text["nextName"]));
        return text;
    }
}
