using System.Diagnostics;
using System.Net;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>W5: a ledger that fails or stands still means 503 in time, and the same request counts later.</summary>
public class LedgerOutageTests
{
    public static TheoryData<string> Endpoints => ["inbound", "status", "opt-out"];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task FailingLedger_Is503_ThenSuccess(string endpoint)
    {
        await using var host = await WebhookHost.StartAsync();
        var before = await host.HashAsync();
        foreach (var failure in (Exception[])[new LedgerException("The disk is full."), new TimeoutException("about +4915112345678"), new IOException("about +4915112345678"), new ObjectDisposedException("x")])
        {
            host.Faults.Before = () => Task.FromException(failure);
            using var refused = await host.SendAsync(await RequestAsync(host, endpoint));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.DoesNotContain("disk", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(before, await host.HashAsync());
        Assert.Contains("The disk is full.", host.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4915112345678", host.Logs.Text, StringComparison.Ordinal);

        host.Faults.Before = () => Task.CompletedTask;
        using var accepted = await host.SendAsync(await RequestAsync(host, endpoint));
        Assert.True(accepted.IsSuccessStatusCode);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task BlockedLedger_Is503InTime_ThenSuccess(string endpoint)
    {
        await using var host = await WebhookHost.StartAsync(limits: new WebhookLimits { Ledger = TimeSpan.FromSeconds(1) });
        var blocked = new TaskCompletionSource();
        host.Faults.Before = () => blocked.Task;
        var request = await RequestAsync(host, endpoint);
        var watch = Stopwatch.StartNew();
        using var refused = await host.SendAsync(request);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(30));

        host.Faults.Before = () => Task.CompletedTask;
        using var accepted = await host.SendAsync(await RequestAsync(host, endpoint));
        Assert.True(accepted.IsSuccessStatusCode);
        var hash = await host.HashAsync();
        // What was given up on may still be carried out, and then finds itself done.
        blocked.SetResult();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(hash, await host.HashAsync());
    }

    [Fact]
    public void UsualLimit_IsBelowFiveSeconds() => Assert.True(new WebhookLimits().Ledger < TimeSpan.FromSeconds(5));

    [Fact]
    public async Task CallerWhoHangsUp_DoesNotEndTheCommit()
    {
        await using var host = await WebhookHost.StartAsync();
        host.Faults.HeedsCancellation = true;
        var entered = new TaskCompletionSource();
        var blocked = new TaskCompletionSource();
        host.Faults.Before = () =>
        {
            entered.TrySetResult();
            return blocked.Task;
        };
        using var hangUp = new CancellationTokenSource();
        var sending = host.Client.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM1", "STOP")), hangUp.Token);
        await entered.Task;
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        blocked.SetResult();
        var person = await host.KeyOfAsync(WebhookHost.Person);
        var watch = Stopwatch.StartNew();
        while ((await host.Memory.GetOptOutsAsync(person, TestContext.Current.CancellationToken)).Count == 0 && watch.Elapsed < TimeSpan.FromSeconds(3))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Single(await host.Memory.GetOptOutsAsync(person, TestContext.Current.CancellationToken));
    }

    private static async Task<HttpRequestMessage> RequestAsync(WebhookHost host, string endpoint) => endpoint switch
    {
        "inbound" => WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM1", "STOP")),
        "status" => WebhookHost.Signed("/whatsapp/status", WebhookHost.Status("MM1", "sent")),
        _ => new HttpRequestMessage(HttpMethod.Post, await host.OptOutPathAsync("news")),
    };
}
