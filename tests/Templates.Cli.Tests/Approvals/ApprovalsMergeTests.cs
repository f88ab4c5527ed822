using System.Diagnostics;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary>Real merges of branches that submitted different texts.</summary>
public class ApprovalsMergeTests
{
    private const string Attributes = ApprovalsFile.FileName + " merge=union\n";

    [Theory]
    [InlineData("parcel/fr|parcel/it", false)]
    [InlineData("aaa/de|zebra/de", false)]
    [InlineData("parcel/aa|parcel/ab", true)]
    [InlineData("new/de,new/en|newer/de,newer/en", true)]
    [InlineData("zoo/de|zzz/de", true)]
    [InlineData("aaa/de,parcel/fr,zoo/de|aab/de,parcel/it,zzz/de", true)]
    public async Task BranchesThatSubmittedDifferentTexts_Merge(string added, bool isAdjacent)
    {
        await using var bench = await ApprovalBench.StartAsync();
        bench.Folder.Write(".gitattributes", isAdjacent ? Attributes : "");
        Write(bench, ["parcel/de", "parcel/gl", "portal/de"], ApprovalsFile.Empty);
        Git(bench, "init", "-q", "-b", "main");
        Commit(bench);
        var before = bench.File();
        var sides = added.Split('|').Select(side => side.Split(',')).ToArray();
        Git(bench, "checkout", "-q", "-b", "other");
        Write(bench, sides[0], before);
        Commit(bench);
        Git(bench, "checkout", "-q", "main");
        Write(bench, sides[1], before);
        Commit(bench);
        Git(bench, "merge", "-q", "other");
        AssertWhole(bench, ["parcel/de", "parcel/gl", "portal/de", .. sides[0], .. sides[1]]);
    }

    [Fact]
    public async Task BranchesThatBothMadeTheFile_Merge()
    {
        await using var bench = await ApprovalBench.StartAsync();
        bench.Folder.Write(".gitattributes", Attributes);
        Git(bench, "init", "-q", "-b", "main");
        Commit(bench);
        Git(bench, "checkout", "-q", "-b", "other");
        Write(bench, ["parcel/de", "parcel/en"], ApprovalsFile.Empty);
        Commit(bench);
        Git(bench, "checkout", "-q", "main");
        Write(bench, ["parcel/fr", "portal/de"], ApprovalsFile.Empty);
        Commit(bench);
        Git(bench, "merge", "-q", "other");
        AssertWhole(bench, ["parcel/de", "parcel/en", "parcel/fr", "portal/de"]);
    }

    [Fact]
    public async Task BranchesThatHeardOfDifferentVerdicts_Merge()
    {
        await using var bench = await ApprovalBench.StartAsync();
        Write(bench, ["parcel/de", "parcel/en"], ApprovalsFile.Empty);
        Git(bench, "init", "-q", "-b", "main");
        Commit(bench);
        var before = bench.File();
        Git(bench, "checkout", "-q", "-b", "other");
        Decide(bench, before, "de");
        Commit(bench);
        Git(bench, "checkout", "-q", "main");
        Decide(bench, before, "en");
        Commit(bench);
        Git(bench, "merge", "-q", "other");
        Assert.Equal("approved", bench.Records("parcel", "de")[0].Status);
        Assert.Equal("approved", bench.Records("parcel", "en")[0].Status);
    }

    private static void Decide(ApprovalBench bench, ApprovalsFile file, string language)
    {
        var record = file.Of(bench.Simulator.AccountSid, "parcel", language)[0];
        var decided = record with { Status = "approved", GrantedCategory = "UTILITY", DecidedAt = record.CreatedAt?.AddHours(1) };
        bench.Folder.Write(ApprovalsFile.FileName, ApprovalsWriter.Write(file.With(bench.Simulator.AccountSid, "parcel", language, [decided])));
    }

    private static void AssertWhole(ApprovalBench bench, string[] ids)
    {
        var texts = bench.File().Accounts[bench.Simulator.AccountSid];
        Assert.Equal(ids.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        foreach (var (id, records) in texts)
            Assert.Equal(RecordOf(id) with { Content = records[0].Content, Variables = records[0].Variables }, Assert.Single(records));
        // The next command brings the lines in order again.
        Assert.Equal(0, bench.Run("plan").ExitCode);
        System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllBytes(bench.ApprovalsPath)).Dispose();
    }

    private static void Write(ApprovalBench bench, IEnumerable<string> ids, ApprovalsFile file)
    {
        foreach (var id in ids)
            file = file.With(bench.Simulator.AccountSid, id.Split('/')[0], id.Split('/')[1], [RecordOf(id)]);
        bench.Folder.Write(ApprovalsFile.FileName, ApprovalsWriter.Write(file));
    }

    // As alike as records can be: submitted in the same second, with the same variables.
    private static ApprovalRecord RecordOf(string id) => new(
        $"{(uint)id.GetHashCode(StringComparison.Ordinal):x8}{id}", "pending",
        Text.Json.JsonReader.Parse($$$"""{"twilio/text":{"body":"Hallo {{1}}, {{{id}}}!"}}"""),
        Text.Json.JsonReader.Parse("""[{"number":1,"placeholder":"${m://FirstName}","name":"FirstName","component":"body"},{"number":2,"placeholder":"${l://SurveyURL}","name":"SurveyURL","component":"body"}]"""))
    {
        ContentSid = "HX" + id,
        ApprovalName = id.Split('/')[0],
        RequestedCategory = "UTILITY",
        CreatedAt = new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero),
        SubmittedAt = new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero),
    };

    private static void Commit(ApprovalBench bench)
    {
        Git(bench, "add", "-A");
        Git(bench, "-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "-q", "--allow-empty", "-m", "state");
    }

    private static void Git(ApprovalBench bench, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments[0] == "merge" ? ["-c", "user.name=test", "-c", "user.email=test@example.com", .. arguments] : arguments) { WorkingDirectory = bench.Folder.FullPath, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_EDITOR"] = "true";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {output.Result}{error}");
    }
}
