using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>Status callbacks become reports, with the row they prove and no other.</summary>
public class StatusEndpointTests
{
    [Theory]
    [InlineData("accepted", Delivery.None)]
    [InlineData("scheduled", Delivery.None)]
    [InlineData("queued", Delivery.Queued)]
    [InlineData("sending", Delivery.Sending)]
    [InlineData("sent", Delivery.Sent)]
    [InlineData("delivered", Delivery.Delivered)]
    [InlineData("read", Delivery.Read)]
    [InlineData("canceled", Delivery.Canceled)]
    [InlineData("undelivered", Delivery.Undelivered)]
    [InlineData("failed", Delivery.Failed)]
    [InlineData("Delivered", null)]
    [InlineData("partially-delivered", null)]
    public void Word_HasItsDelivery(string word, object? delivery) => Assert.Equal((Delivery?)delivery, StatusForm.DeliveryOf(word));

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("63016", 63016, false)]
    [InlineData("21610", 21610, true)]
    [InlineData("63014", 63014, true)]
    [InlineData("0", null, false)]
    [InlineData("x", null, false)]
    [InlineData("", null, false)]
    public void ErrorCode_TellsAnOptOut(string? code, int? number, bool isOptedOut)
    {
        var report = StatusForm.Read(SignedForms.Parse(SignedForms.Encode(WebhookHost.Status("MM1", "failed", code)))!.Value, Delivery.Failed, sendId: null);
        Assert.Equal((number, isOptedOut), (report.ErrorCode, report.IsOptedOut));
    }

    [Fact]
    public async Task Report_SettlesTheRowItProves()
    {
        await using var host = await WebhookHost.StartAsync();
        var id = await AttemptAsync(host);
        using var response = await host.SendAsync(WebhookHost.Signed(await TargetAsync(host, id), WebhookHost.Status("MM1", "sent")));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var send = await host.Memory.FindSendAsync(id, TestContext.Current.CancellationToken);
        Assert.Equal((SendState.Accepted, Delivery.Sent, "MM1"), (send!.State, send.Delivery, send.MessageSid));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?s=")]
    [InlineData("?s=1")]
    [InlineData("?s=1.AAAAAAAAAAAAAAAA")]
    [InlineData("?s={0}&s={0}")]
    [InlineData("?S={0}x")]
    public async Task RowWithoutProof_IsNoRow(string query)
    {
        await using var host = await WebhookHost.StartAsync();
        var id = await AttemptAsync(host);
        var tag = (await TargetAsync(host, id)).Split("?s=")[1];
        var before = await host.HashAsync();
        using var response = await host.SendAsync(WebhookHost.Signed("/whatsapp/status" + string.Format(System.Globalization.CultureInfo.InvariantCulture, query, tag), WebhookHost.Status("MM1", "sent")));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Null(Assert.Single(host.Faults.Reports).SendId);
        Assert.Equal(before, await host.HashAsync());
    }

    [Fact]
    public async Task UnknownStatus_IsAnsweredAndIgnored()
    {
        await using var host = await WebhookHost.StartAsync();
        using var response = await host.SendAsync(WebhookHost.Signed("/whatsapp/status", WebhookHost.Status("MM1", "teleported")));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(host.Faults.Reports);
        Assert.Single(host.Logs.Entries, e => e.Id == 2005);
    }

    private static async Task<string> TargetAsync(WebhookHost host, long id)
    {
        var keys = await host.Services.GetRequiredService<RuntimeKeyStore>().GetAsync(TestContext.Current.CancellationToken);
        return host.Services.GetRequiredService<PublicAddress>().StatusCallback(keys.SendTags.Create(id)).PathAndQuery;
    }

    private static async Task<long> AttemptAsync(WebhookHost host)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var recipient = new Recipient(WebhookHost.Person, await host.KeyOfAsync(WebhookHost.Person));
        var send = new NewSend { DedupeKey = "k", Kind = SendKind.Template, Sender = WebhookHost.Sender, Recipient = recipient, MailingList = "news", Template = "t", Language = "de", ContentSid = "HX1", Fingerprint = "f", Payload = "{}" };
        var id = (await host.Memory.EnqueueAsync([send], cancellation))[0].SendId;
        await host.Memory.SetApprovalsAsync([new TemplateApproval("HX1", TemplateApproval.Approved, DateTimeOffset.UtcNow)], cancellation);
        Assert.Single((await host.Memory.ClaimAsync(new ClaimRequest(WebhookHost.Sender, 1, TimeSpan.FromMinutes(15)), cancellation)).Sends);
        return id;
    }
}
