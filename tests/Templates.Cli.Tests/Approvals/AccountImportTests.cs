using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary><c>import --twilio</c>: an account's contents become templates that need no submission.</summary>
public class AccountImportTests
{
    [Fact]
    public async Task WhatIsImported_IsUpToDate()
    {
        await using var bench = await ApprovalBench.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.ListPages) { Operation = FaultOperation.ListContent, PageSize = 2 }) });
        foreach (var language in (string[])["de", "en", "fr"])
            bench.Simulator.AddApprovedContent(language, $$$"""{"twilio/text":{"body":"Hello {{1}}, this is the text for {{{language}}} and no other."}}""", name: "visit", category: "MARKETING", variables: new Dictionary<string, string> { ["1"] = "Anna" });
        bench.Simulator.AddApprovedContent("en", """{"twilio/card":{"title":"Dear customer, we moved to another street.","subtitle":"Acme"}}""", name: "moved");

        var result = bench.Run("import", "--twilio", "-o", "templates", "--variable", "1=FirstName");
        Assert.Equal((0, true), (result.ExitCode, result.Error.Contains("3 of 4 texts are at Twilio exactly as written; the approvals are in watemplates.approvals.json", StringComparison.Ordinal)));
        var texts = bench.Json("plan")["texts"]!.AsArray().ToDictionary(text => $"{text!["template"]}/{text["language"]}", text => (string)text!["state"]!);
        Assert.Equal("up-to-date", texts["visit/de"]);
        Assert.Equal("up-to-date", texts["visit/fr"]);
        // Another content type: our form of it was never approved.
        Assert.Equal("changed", texts["moved/en"]);
        var record = Assert.Single(bench.Records("visit", "en"));
        Assert.Equal(("visit", "approved", "MARKETING"), (record.ApprovalName, record.Status, record.GrantedCategory));
        Assert.Equal(0, bench.Run("status").ExitCode);

        Assert.Equal(0, bench.Run("import", "--twilio", "-o", "templates", "--variable", "1=FirstName", "--force").ExitCode);
        Assert.Single(bench.Records("visit", "en"));
    }

    [Fact]
    public async Task AnUnusableApprovalsFile_OrAnswer_WritesNothing()
    {
        await using var bench = await ApprovalBench.StartAsync();
        bench.Simulator.AddApprovedContent("de", """{"twilio/text":{"body":"Guten Tag, wir sind umgezogen."}}""", name: "moved");
        bench.Folder.Write("watemplates.approvals.json", "{");
        var unusable = bench.Run("import", "--twilio");
        Assert.Equal((1, true), (unusable.ExitCode, unusable.Error.Contains("WAT0408", StringComparison.Ordinal)));
        File.Delete(bench.ApprovalsPath);
        bench.Simulator.Faults = new FaultPlan(new Fault(FaultKind.NonJsonAnswer) { Operation = FaultOperation.ListContent });
        var broken = bench.Run("import", "--twilio");
        Assert.Equal((1, true), (broken.ExitCode, broken.Error.Contains("nothing was imported: the list of contents cannot be read", StringComparison.Ordinal)));
        Assert.Empty(Directory.GetFileSystemEntries(bench.Folder.FullPath));
    }
}
