using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Runtime.Webhooks;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>Approval events on a real runtime with a real ledger: who is believed, and what becomes of it.</summary>
public class EventsEndpointTests
{
    private const string Anna = "+4915112345601";
    private static readonly FaultPlan NoAnswers = FaultPlan.Parse("""{"faults":[{"fault":"error","operation":"fetch-approval","probability":1}]}""");
    private static readonly HttpClient Client = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refused_ChangesNothing()
    {
        await using var running = await StartAsync();
        var (content, before) = await ApprovedAsync(running);
        var good = SignedEvents.Event(running, content, "paused", DateTimeOffset.UtcNow);
        var url = new Uri(running.Url, "/whatsapp/events").AbsoluteUri;
        (string What, HttpRequestMessage Request, int Status)[] refused =
        [
            ("unsigned", SignedEvents.Unsigned(url, good, "application/json"), 403),
            ("signed without hash", SignedEvents.Unsigned(url, good, "application/json", SignedForms.Sign(running.Simulator.AuthToken, url, [])), 403),
            ("other body", SignedEvents.Request(running, good, hashed: "[]"), 403),
            ("other token", SignedEvents.Request(running, good, token: "another token"), 403),
            ("two signatures", SignedEvents.Unsigned(url, good, "application/json", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="), 403),
            ("wrong account", SignedEvents.Request(running, SignedEvents.Event(running, content, "paused", DateTimeOffset.UtcNow, account: "ACffffffffffffffffffffffffffffffff")), 403),
            ("wrong account behind ours", SignedEvents.Request(running, $"[{good},{SignedEvents.Event(running, content, "paused", DateTimeOffset.UtcNow, account: "ACffffffffffffffffffffffffffffffff")}]"), 403),
            ("form", SignedEvents.Request(running, good, "application/x-www-form-urlencoded"), 415),
            ("too large", SignedEvents.Request(running, $"[{good}{new string(' ', 65_536)}]"), 413),
            ("no JSON", SignedEvents.Request(running, "[{"), 400),
            ("no event", SignedEvents.Request(running, "[1]"), 400),
            ("no SID", SignedEvents.Request(running, good.Replace("\"sid\"", "\"Sid\"", StringComparison.Ordinal)), 400),
            ("a SID with a line break", SignedEvents.Request(running, good.Replace(content, content + "\\n", StringComparison.Ordinal)), 400),
            ("no status", SignedEvents.Request(running, good.Replace("paused", "", StringComparison.Ordinal)), 400),
            ("no word", SignedEvents.Request(running, good.Replace("paused", "paused\\nx", StringComparison.Ordinal)), 400),
            ("no date", SignedEvents.Request(running, good.Replace("dateUpdated", "updated", StringComparison.Ordinal).Replace("\"time\"", "\"Time\"", StringComparison.Ordinal)), 400),
            ("GET", new HttpRequestMessage(HttpMethod.Get, url), 405),
        ];
        foreach (var (what, request, status) in refused)
        {
            using var response = await Client.SendAsync(request, Stop);
            Assert.Equal((what, status), (what, (int)response.StatusCode));
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(Stop));
        }

        Assert.Equal(before, await ApprovalsAsync(running));
    }

    [Fact]
    public async Task Unknown_IsTaken_AndChangesNothing()
    {
        await using var running = await StartAsync();
        var (content, before) = await ApprovedAsync(running);
        foreach (var body in new[]
        {
            "[]",
            """{"type":"com.twilio.messaging.message.sent","data":{"accountSid":"AC1"}}""",
            SignedEvents.Event(running, content, "paused", DateTimeOffset.UtcNow, type: "com.twilio.messaging.template.approval.deleted"),
            SignedEvents.Event(running, content, "paused", DateTimeOffset.UtcNow, kind: "quality_update"),
            SignedEvents.Event(running, "HX" + new string('a', 32), "paused", DateTimeOffset.UtcNow),
        })
            Assert.Equal(204, await PostAsync(running, body));
        Assert.Equal(before, await ApprovalsAsync(running));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/cloudevents-batch+json; charset=utf-8")]
    public async Task Paused_StopsSendingAtOnce_OnceAndInAnyOrder(string type)
    {
        await using var running = await StartAsync();
        var (content, _) = await ApprovedAsync(running);
        running.Simulator.Faults = NoAnswers;
        var now = DateTimeOffset.UtcNow;
        var paused = $"[{SignedEvents.Event(running, content, "PAUSED", now)}]";
        Assert.Equal(204, await PostAsync(running, paused, type));
        var told = Assert.Single(await ApprovalsAsync(running), approval => approval.ContentSid == content);
        Assert.Equal(("paused", now.ToUnixTimeMilliseconds()), (told.Status, told.CheckedAt.ToUnixTimeMilliseconds()));
        var refusal = await Assert.ThrowsAsync<MessageRefusedException>(() => running.Templates.SendAsync(Keyed.Message(1), Anna, Stop));
        Assert.Contains("its status is paused", refusal.Message, StringComparison.Ordinal);

        Assert.Equal(204, await PostAsync(running, paused, type));
        Assert.Equal(204, await PostAsync(running, SignedEvents.Event(running, content, "approved", now.AddMinutes(-2)), type));
        Assert.Equal(told, Assert.Single(await ApprovalsAsync(running), approval => approval.ContentSid == content));

        Assert.Equal(204, await PostAsync(running, $"[{SignedEvents.Event(running, content, "approved", DateTimeOffset.UtcNow)},{SignedEvents.Event(running, content, "pending", now.AddSeconds(-1))}]", type));
        await running.Templates.SendAsync(Keyed.Message(2), Anna, Stop);
        Assert.Contains(Keyed.Key(2), (await running.MessageAsync(Anna, 1)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATimeAheadOfOurs_DoesNotOutlastOurOwnLooks()
    {
        await using var running = await StartAsync();
        var (content, _) = await ApprovedAsync(running);
        Assert.Equal(204, await PostAsync(running, SignedEvents.Event(running, content, "disabled", DateTimeOffset.UtcNow.AddHours(1))));
        Assert.InRange(Assert.Single(await ApprovalsAsync(running), approval => approval.ContentSid == content).CheckedAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task AnOldWordThatDiffers_IsLookedUp()
    {
        await using var running = await StartAsync();
        var (content, before) = await ApprovedAsync(running);
        running.Simulator.Pause(content);
        Assert.Equal(204, await PostAsync(running, SignedEvents.Event(running, content, "paused", before.Single(approval => approval.ContentSid == content).CheckedAt.AddSeconds(-1))));
        await RunningRuntime.EventuallyAsync(async () => (await ApprovalsAsync(running)).FirstOrDefault(approval => approval.ContentSid == content && approval.Status == "paused"), "paused");
    }

    [Fact]
    public async Task Category_IsLogged()
    {
        await using var running = await StartAsync();
        var (content, before) = await ApprovedAsync(running);
        Assert.Equal(204, await PostAsync(running, SignedEvents.Event(running, content, "marketing", DateTimeOffset.UtcNow, kind: "category_update")));
        Assert.Contains($"The category of {content} was approved and is now marketing", running.Log.Text, StringComparison.Ordinal);
        Assert.Equal(before, await ApprovalsAsync(running));
    }

    [Fact]
    public async Task WithoutTheLedger_TheAnswerIs503()
    {
        await using var running = await StartAsync(builder => builder.Services.AddSingleton<IApprovalListener, Failing>());
        var (content, _) = await ApprovedAsync(running);
        Assert.Equal(503, await PostAsync(running, SignedEvents.Event(running, content, "paused", DateTimeOffset.UtcNow)));
    }

    [Fact]
    public async Task Simulator_PostsWhatTheRuntimeBelieves()
    {
        await using var running = await StartAsync();
        var (content, _) = await ApprovedAsync(running);
        running.Simulator.Faults = NoAnswers;
        running.Simulator.ConfigureEvents(new Uri(running.Url, "/whatsapp/events"));
        // Events tell times to the second.
        await Task.Delay(1100, Stop);
        running.Simulator.Pause(content);
        await running.Simulator.SettleAsync(Stop);
        var entry = Assert.Single(running.Simulator.Journal.Snapshot(JournalKind.Event));
        Assert.Equal((204, content, "paused"), (entry.HttpStatus, entry.ContentSid, entry.Status));
        Assert.Equal("paused", Assert.Single(await ApprovalsAsync(running), approval => approval.ContentSid == content).Status);
    }

    private static Task<RunningRuntime> StartAsync(Action<WaTemplatesBuilder>? build = null) => RunningRuntime.StartAsync(build: build);

    private static async Task<int> PostAsync(RunningRuntime running, string body, string type = "application/json")
    {
        using var response = await Client.SendAsync(SignedEvents.Request(running, body, type), Stop);
        return (int)response.StatusCode;
    }

    /// <summary>Sends one message, so that the content is in use, and tells the content and what is known.</summary>
    private static async Task<(string Content, IReadOnlyList<TemplateApproval> Known)> ApprovedAsync(RunningRuntime running)
    {
        await running.Templates.SendAsync(Keyed.Message(0), Anna, Stop);
        var content = (await running.MessageAsync(Anna)).ContentSid!;
        return (content, await ApprovalsAsync(running));
    }

    private static Task<IReadOnlyList<TemplateApproval>> ApprovalsAsync(RunningRuntime running) => running.Ledger.GetApprovalsAsync(Stop);

    private sealed class Failing : IApprovalListener
    {
        public Task TakeAsync(IReadOnlyList<TemplateApproval> told, CancellationToken cancellationToken) => throw new LedgerException("It is away.");
    }
}
