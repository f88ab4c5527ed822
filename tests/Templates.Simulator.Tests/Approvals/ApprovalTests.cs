using System.Net;
using System.Text.Json.Nodes;

namespace WaTemplates.Simulator.Tests.Approvals;

public class ApprovalTests
{
    private const string Request = """{"name":"invitation","category":"UTILITY"}""";

    [Fact]
    public async Task Approval_IsReceivedThenPendingThenApproved()
    {
        var clock = new ManualClock();
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { TimeProvider = clock, ApprovalDelay = TimeSpan.FromMinutes(10) });
        var sid = await CreateAsync(account, "Hallo!");

        Assert.Equal("unsubmitted", await StatusAsync(account, sid));
        var (status, body) = await SubmitAsync(account, sid, Request);
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("received", body);
        Assert.Equal("received", await StatusAsync(account, sid));
        clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal("pending", await StatusAsync(account, sid));
        clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal("approved", await StatusAsync(account, sid));
    }

    [Fact]
    public async Task Verdicts_CanBeScripted()
    {
        await using var account = await TestAccount.StartAsync();
        account.Simulator.SetVerdict("invitation", ApprovalVerdict.Rejected("TAG_CONTENT_MISMATCH. No.") with { Category = "MARKETING" });
        var sid = await CreateAsync(account, "Hallo!");
        await SubmitAsync(account, sid, Request);

        var approval = (await account.GetAsync($"/v1/Content/{sid}/ApprovalRequests")).Body!["whatsapp"]!;
        Assert.Equal("rejected", (string)approval["status"]!);
        Assert.Equal("TAG_CONTENT_MISMATCH. No.", (string)approval["rejection_reason"]!);
        Assert.Equal("MARKETING", (string)approval["category"]!);

        account.Simulator.SetVerdict("undecided", ApprovalVerdict.Undecided);
        var other = await CreateAsync(account, "Guten Tag!");
        await SubmitAsync(account, other, """{"name":"undecided","category":"UTILITY"}""");
        Assert.Equal("pending", await StatusAsync(account, other));
        account.Simulator.Approve(other);
        Assert.Equal("approved", await StatusAsync(account, other));
    }

    [Fact]
    public async Task RefusedName_IsBlockedForItsLanguage()
    {
        var clock = new ManualClock();
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { TimeProvider = clock });
        var first = await CreateAsync(account, "Hallo!");
        await SubmitAsync(account, first, Request);
        Assert.Equal(HttpStatusCode.Conflict, (await SubmitAsync(account, first, Request)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await SubmitAsync(account, await CreateAsync(account, "Hallo Welt!"), Request)).Status);
        Assert.Equal(HttpStatusCode.Created, (await SubmitAsync(account, await CreateAsync(account, "Hello!", "en"), Request)).Status);

        account.Simulator.Reject(first);
        var second = await CreateAsync(account, "Hallo Welt!");
        Assert.Equal(HttpStatusCode.Conflict, (await SubmitAsync(account, second, Request)).Status);
        clock.Now += TimeSpan.FromDays(31);
        Assert.Equal(HttpStatusCode.Created, (await SubmitAsync(account, second, Request)).Status);
    }

    [Theory]
    [InlineData("""{"name":"Invitation","category":"UTILITY"}""")]
    [InlineData("""{"name":"","category":"UTILITY"}""")]
    [InlineData("""{"name":"invitation","category":"utility"}""")]
    [InlineData("""{"name":"invitation"}""")]
    [InlineData("""{"name":"invitation","category":"UTILITY","allow_category_change":true}""")]
    public async Task WrongRequest_IsRefused(string request)
    {
        await using var account = await TestAccount.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await SubmitAsync(account, await CreateAsync(account, "Hallo!"), request)).Status);
    }

    [Theory]
    [InlineData("Hallo {{1}}")]
    [InlineData("{{1}} hallo!")]
    [InlineData("Hallo {{2}}!")]
    [InlineData("Hallo {{1}} und {{3}}!")]
    public async Task TextThatBreaksTheForm_IsRejectedByTheReview(string body)
    {
        await using var account = await TestAccount.StartAsync();
        var sid = await CreateAsync(account, body);
        await SubmitAsync(account, sid, Request);

        Assert.Equal("rejected", await StatusAsync(account, sid));
        Assert.StartsWith("INVALID_FORMAT", account.Simulator.Contents.Single(content => content.Sid == sid).RejectionReason, StringComparison.Ordinal);
    }

    private static async Task<string> CreateAsync(TestAccount account, string body, string language = "de")
        => (string)(await account.PostJsonAsync("/v1/Content", new JsonObject { ["language"] = language, ["variables"] = new JsonObject { ["1"] = "Anna" }, ["types"] = new JsonObject { ["twilio/text"] = new JsonObject { ["body"] = body } } }.ToJsonString())).Body!["sid"]!;

    private static async Task<(HttpStatusCode Status, string? Approval)> SubmitAsync(TestAccount account, string sid, string request)
    {
        var (status, body) = await account.PostJsonAsync($"/v1/Content/{sid}/ApprovalRequests/whatsapp", request);
        return (status, body?["status"]?.ToString());
    }

    private static async Task<string> StatusAsync(TestAccount account, string sid) => (string)(await account.GetAsync($"/v1/Content/{sid}/ApprovalRequests")).Body!["whatsapp"]!["status"]!;
}
