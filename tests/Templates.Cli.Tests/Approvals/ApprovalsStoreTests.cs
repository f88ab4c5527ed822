using System.Diagnostics;
using WaTemplates.Cli.Approvals.Storage;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary>The approvals file between several writers, and what cannot be read.</summary>
public class ApprovalsStoreTests
{
    private const string Account = "AC00000000000000000000000000000001";
    private static readonly JsonValue Content = JsonReader.Parse("""{"twilio/text":{"body":"Hallo {{1}}!\nBis „bald“ 👍"}}""");
    private static readonly JsonValue Variables = JsonReader.Parse("""[{"number":1,"placeholder":"${m://FirstName}","name":"FirstName","component":"body"}]""");

    [Fact]
    public void WhatIsWritten_IsReadBack_AndWrittenTheSame()
    {
        var date = new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);
        var full = RecordOf(1) with { ContentSid = "HX1", ApprovalName = "parcel", Reason = "a \"b\"\n", RequestedCategory = "UTILITY", GrantedCategory = "MARKETING", CreatedAt = date, SubmittedAt = date, DecidedAt = date };
        var file = ApprovalsFile.Empty.With("AC2", "parcel", "de", [full]).With("AC2", "parcel", "en", [RecordOf(1), RecordOf(2)]).With("AC1", "zebra", "de", [RecordOf(3)]).With("AC1", "none", "de", []);
        var text = ApprovalsWriter.Write(file);
        var read = ApprovalsReader.Read(text);
        Assert.Equal(["AC1", "AC2"], read.Accounts.Keys);
        Assert.Equal(["zebra/de"], read.Accounts["AC1"].Keys);
        Assert.Equal(text, ApprovalsWriter.Write(read));
        var back = read.Of("AC2", "parcel", "de")[0];
        Assert.Equal(full with { Content = back.Content, Variables = back.Variables }, back);
        Assert.Equal((Content.ToCanonicalText(), Variables.ToCanonicalText()), (back.Content.ToCanonicalText(), back.Variables.ToCanonicalText()));
        Assert.Empty(ApprovalsReader.Read(ApprovalsWriter.Write(ApprovalsFile.Empty)).Accounts);
    }

    [Fact]
    public void ManyWriters_LoseNothing()
    {
        using var folder = new TemporaryFolder("store");
        var path = folder[ApprovalsFile.FileName];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, writer =>
        {
            var store = new ApprovalsStore(path, "file");
            for (var i = 0; i < 25; i++)
                store.Change(Account, "parcel", i % 2 == 0 ? "de" : "en", records => [.. records, RecordOf((writer * 100) + i)]);
        });
        var file = new ApprovalsStore(path, "file").Read();
        var written = file.Of(Account, "parcel", "de").Concat(file.Of(Account, "parcel", "en")).Select(record => record.Fingerprint).ToArray();
        Assert.Equal(200, written.Distinct().Count());
        Assert.Equal(200, written.Length);
        Assert.Equal([ApprovalsFile.FileName], Directory.GetFiles(folder.FullPath).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("", "more text")]
    [InlineData("{ \"version\": 1, \"accounts\": { \"AC1\": {", "more text")]
    [InlineData("{ \"version\": 2, \"accounts\": {} }", "it has version 2, and this version of the product reads 1")]
    [InlineData("{ \"accounts\": {} }", "expected an object with a version")]
    [InlineData("{\n<<<<<<< HEAD\n\"version\": 1,\n=======\n>>>>>>> other\n\"accounts\": {} }", "(2,1): WAT0408: A merge of the approvals file is not finished")]
    [InlineData("{ \"version\": 1, \"accounts\": { \"AC1\": { \"a/de\": [ { \"status\": \"approved\" } ] } } }", "'fingerprint' of 'a/de' is missing")]
    [InlineData("{ \"version\": 1, \"accounts\": { \"AC1\": { \"a/de\": [ { \"fingerprint\": \"x\", \"status\": \"pending\", \"status\": \"approved\", \"content\": {}, \"variables\": [] } ] } } }", "'status' of 'a/de' stands twice, 'pending' and 'approved'")]
    public async Task WhatCannotBeRead_StopsEveryCommand_AndIsNotOverwritten(string content, string why)
    {
        await using var bench = await ApprovalBench.StartAsync();
        bench.Write("parcel", ("de", "Laden"));
        bench.Folder.Write(ApprovalsFile.FileName, content);
        foreach (var command in (string[])["plan", "submit", "status"])
        {
            var result = bench.Run(command);
            Assert.Equal((1, ""), (result.ExitCode, result.Output));
            Assert.Contains("WAT0408", result.Error);
            Assert.Contains(why, result.Error);
            Assert.DoesNotContain("   at ", result.Error);
        }

        Assert.Equal(content, File.ReadAllText(bench.ApprovalsPath));
        Assert.Empty(bench.Simulator.Contents);
        Assert.Empty(bench.Simulator.Journal.Snapshot());
    }

    [Fact]
    public async Task ManyCommandsAtOnce_LoseNothing()
    {
        await using var bench = await ApprovalBench.StartAsync();
        string[] names = ["aa", "bb", "cc", "dd", "ee"];
        foreach (var name in names)
            bench.Write(name, ("de", "Laden"), ("en", "shop"), ("fr", "magasin"));
        var processes = names.Select(name => bench.Start("submit", "--only", name)).ToArray();
        foreach (var process in processes)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
        }

        Assert.Equal(15, bench.File().Accounts[bench.Simulator.AccountSid].Count);
        Assert.All(bench.File().Accounts[bench.Simulator.AccountSid].Values, records => Assert.NotNull(Assert.Single(records).ApprovalName));
        Assert.Equal(15, bench.Simulator.Contents.Count);
    }

    [Fact]
    public async Task AHeldLock_IsNotWaitedForWithoutEnd_AndItsHolderIsNamed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A lock of this kind is taken here with Linux's means.");
        await using var bench = await ApprovalBench.StartAsync();
        bench.Write("parcel", ("de", "Laden"));
        const string Script = "import fcntl,sys,time\nf=open(sys.argv[1],'w')\nf.write('process 7 on elsewhere')\nf.flush()\nfcntl.lockf(f,fcntl.LOCK_EX,1,1<<20)\nprint('held',flush=True)\ntime.sleep(60)";
        using var holder = Process.Start(new ProcessStartInfo("python3", ["-c", Script, bench.ApprovalsPath + ".lock"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        var result = bench.Run("submit");
        holder.Kill();
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("is being written by process 7 on elsewhere", result.Error);
        Assert.Empty(bench.Simulator.Contents);
        // The lock ends with its holder, whatever lies there.
        await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, bench.Run("submit").ExitCode);
        Assert.False(File.Exists(bench.ApprovalsPath + ".lock"));
    }

    private static ApprovalRecord RecordOf(int number) => new($"fingerprint-{number}", "approved", Content, Variables);
}
