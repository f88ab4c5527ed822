using System.Text;
using System.Text.RegularExpressions;
using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary>What <c>status</c> makes of Twilio's answers.</summary>
public class StatusTests
{
    [Fact]
    public async Task UnknownStatuses_AreKept_AndDeletedContents_Noticed()
    {
        await using var bench = await SubmittedAsync("aa", "bb", "cc");
        bench.Simulator.SetVerdict("aa", new ApprovalVerdict("in_appeal"));
        bench.Simulator.Pause("bb");
        await DeleteAsync(bench, bench.Records("cc", "de")[0].ContentSid!);
        var result = bench.Run("status");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("in_appeal", bench.Records("aa", "de")[0].Status);
        Assert.Matches("aa/de +waiting +aa, in_appeal", result.Output);
        Assert.Matches("bb/de +refused +bb, paused", result.Output);
        Assert.Matches("cc/de +refused +cc, deleted since .*, name blocked until", result.Output);
        Assert.Contains("2 texts need attention.", result.Output);
    }

    [Fact]
    public async Task Drift_OfTextAndCategory_IsTold_AndTwiliosAdditionsAreNone()
    {
        await using var bench = await ApprovalBench.StartAsync();
        bench.Write("aa", ("de", "Laden"));
        bench.Write("bb", ("de", "Laden"));
        bench.Simulator.SetVerdict("bb", ApprovalVerdict.Approved with { Category = "MARKETING" });
        Assert.Equal(0, bench.Run("submit").ExitCode);
        await bench.Simulator.SettleAsync(TestContext.Current.CancellationToken);
        await using var proxy = new TwilioProxy(bench.Simulator.Url);
        bench.Url = proxy.Url;

        proxy.After = Replacing("{{1}}", "{{ 1 }}", "\"twilio/text\":{", "\"twilio/text\":{\"header_text\":null,\"footer\":\"\",\"chip_list\":[],\"webview_size\":\"NONE\",");
        var tolerant = bench.Json("status");
        Assert.All(tolerant["texts"]!.AsArray(), text => Assert.Empty(text!["drift"]!.AsArray()));
        var category = bench.Run("status");
        Assert.Equal(1, category.ExitCode);
        Assert.Contains("Meta approved it as MARKETING, and UTILITY was asked for", category.Output);

        proxy.After = Replacing("für aa ist", "für aa war");
        var drift = bench.Json("status")["texts"]![0]!["drift"]![0]!;
        Assert.Equal("body", (string)drift["place"]!);
        Assert.Contains("für aa [-ist-]{+war+} am", (string)drift["diff"]!);
    }

    [Theory]
    [InlineData("flat")]
    [InlineData("nested")]
    [InlineData("channel")]
    public async Task EveryNesting_IsRead(string nesting)
    {
        await using var bench = await SubmittedAsync("aa");
        await using var proxy = new TwilioProxy(bench.Simulator.Url);
        bench.Url = proxy.Url;
        proxy.After = (request, answer) => request.PathAndQuery.StartsWith("/v1/ContentAndApprovals", StringComparison.Ordinal) && nesting != "flat"
            ? answer with { Body = Encoding.UTF8.GetBytes(Regex.Replace(Encoding.UTF8.GetString(answer.Body), "\"approval_requests\":(\\{[^}]*\\})", nesting == "nested" ? "\"approval_requests\":{\"whatsapp\":$1}" : "\"whatsapp\":$1")) }
            : answer;
        bench.Simulator.Approve("aa");
        Assert.Equal(0, bench.Run("status").ExitCode);
        Assert.Equal("approved", bench.Records("aa", "de")[0].Status);
        Assert.All(proxy.Requests, request => Assert.StartsWith("/v1/ContentAndApprovals", request.PathAndQuery));
    }

    [Theory]
    [InlineData(502, "text/html", "<html><body>502 Bad Gateway</body></html>")]
    [InlineData(200, "text/html", "<html><body>Maintenance</body></html>")]
    [InlineData(200, "application/json", "{\"contents\": 7}")]
    [InlineData(200, "application/json", "{\"contents\": [ null, 5, {\"sid\": 9} ], \"meta\": {}}")]
    [InlineData(400, "application/problem+json", "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"detail\":\"No such page\",\"status\":400}")]
    public async Task ABrokenList_IsMadeUpFor_ByAskingOneByOne(int status, string type, string body)
    {
        await using var bench = await SubmittedAsync("aa", "bb");
        await using var proxy = new TwilioProxy(bench.Simulator.Url);
        bench.Url = proxy.Url;
        proxy.Before = request => request.PathAndQuery.StartsWith("/v1/ContentAndApprovals", StringComparison.Ordinal) ? new ProxyAnswer(status, type, Encoding.UTF8.GetBytes(body)) : null;
        bench.Simulator.Approve("aa");
        bench.Simulator.Approve("bb");
        var result = bench.Run("status");
        Assert.Equal((0, true), (result.ExitCode, result.Output.Contains("Everything is approved.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task OneBrokenAnswer_StopsNoOther()
    {
        await using var bench = await SubmittedAsync("aa", "bb", "cc");
        await using var proxy = new TwilioProxy(bench.Simulator.Url);
        bench.Url = proxy.Url;
        var broken = bench.Records("bb", "de")[0].ContentSid!;
        proxy.Before = request => request.PathAndQuery.StartsWith("/v1/ContentAndApprovals", StringComparison.Ordinal) || request.PathAndQuery.Contains(broken, StringComparison.Ordinal)
            ? ProxyAnswer.Json(400, """{"type":"about:blank","title":"Bad Request","detail":"It broke.","status":400}""") : null;
        foreach (var name in (string[])["aa", "bb", "cc"])
            bench.Simulator.Approve(name);
        var result = bench.Run("status");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{broken} could not be read: HTTP 400: Bad Request: It broke.", result.Output);
        Assert.Equal(("approved", "received", "approved"), (bench.Records("aa", "de")[0].Status, bench.Records("bb", "de")[0].Status, bench.Records("cc", "de")[0].Status));
    }

    [Fact]
    public async Task AThousandContents_ArePagedThrough_AlsoWhenAskedToWait()
    {
        await using var bench = await ApprovalBench.StartAsync(new SimulatorOptions { Verdict = ApprovalVerdict.Undecided });
        bench.Write("aa", ("de", "Laden"));
        Assert.Equal(0, bench.Run("submit").ExitCode);
        for (var i = 0; i < 1100; i++)
            bench.Simulator.AddApprovedContent("de", $$$"""{"twilio/text":{"body":"Text {{{i}}}"}}""");
        bench.Write("bb", ("de", "Laden"));
        Assert.Equal(0, bench.Run("submit").ExitCode);
        var pages = bench.Simulator.Journal.Snapshot(JournalKind.Request).Count(entry => entry.Target!.Contains("/v1/ContentAndApprovals", StringComparison.Ordinal));
        Assert.Equal(1 + 3, pages);

        // Twilio asks for patience before it answers.
        bench.Simulator.Faults = new FaultPlan(new Fault(FaultKind.TooManyRequests) { Operation = FaultOperation.FetchApproval, Count = 2, RetryAfter = "1" });
        var waiting = Task.Run(() => bench.Run("status", "--wait", "--timeout", "1m"), TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        bench.Simulator.Approve("aa");
        bench.Simulator.Approve("bb");
        Assert.Equal(0, (await waiting).ExitCode);
    }

    private static async Task<ApprovalBench> SubmittedAsync(params string[] names)
    {
        var bench = await ApprovalBench.StartAsync(new SimulatorOptions { Verdict = ApprovalVerdict.Undecided });
        foreach (var name in names)
            bench.Write(name, ("de", "Laden"));
        Assert.Equal(0, bench.Run("submit").ExitCode);
        await bench.Simulator.SettleAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    private static Func<ProxyRequest, ProxyAnswer, ProxyAnswer> Replacing(params string[] pairs) => (_, answer) =>
    {
        var text = Encoding.UTF8.GetString(answer.Body);
        for (var i = 0; i < pairs.Length; i += 2)
            text = text.Replace(pairs[i], pairs[i + 1], StringComparison.Ordinal);
        return answer with { Body = Encoding.UTF8.GetBytes(text) };
    };

    private static async Task DeleteAsync(ApprovalBench bench, string sid)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(bench.Simulator.Url, $"/v1/Content/{sid}"));
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{bench.Simulator.AccountSid}:{bench.Simulator.AuthToken}")));
        Assert.True((await client.SendAsync(request, TestContext.Current.CancellationToken)).IsSuccessStatusCode);
    }
}
