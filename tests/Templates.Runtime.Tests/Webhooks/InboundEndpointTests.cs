using System.Net;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>Messages from people are recorded once, with what was sent.</summary>
public class InboundEndpointTests
{
    [Fact]
    public async Task SignedMessage_IsRecordedAndAnsweredEmpty()
    {
        await using var host = await WebhookHost.StartAsync();
        using var response = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound?tenant=a%20b", WebhookHost.Message("SM1", "Hallo ✓", more: [("ButtonPayload", "yes"), ("ButtonText", "Ja"), ("OriginalRepliedMessageSid", "MM9"), ("OptOutType", "HELP")])));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var message = Assert.Single(host.Faults.Inbound);
        Assert.Equal(("SM1", WebhookHost.Sender, "Hallo ✓"), (message.MessageSid, message.Sender, message.Body));
        Assert.Equal(("yes", "Ja", "MM9", "HELP"), (message.ButtonPayload, message.ButtonText, message.RepliedToSid, message.OptOutType));
        Assert.Equal(WebhookHost.Person, message.From.Address);
        Assert.Equal(await host.KeyOfAsync("+4915112345678"), message.From.Key);
        Assert.False(message.HasMedia);
        Assert.Null(message.Form);
        Assert.Single(await host.Memory.ClaimJobsAsync(JobKind.Handler, 10, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("NumMedia", "1", true)]
    [InlineData("NumMedia", "x", false)]
    [InlineData("Latitude", "52.5", true)]
    [InlineData("Latitude", "", false)]
    public async Task MediaAndPlaces_AreTold(string name, string value, bool hasMedia)
    {
        await using var host = await WebhookHost.StartAsync();
        var form = WebhookHost.Message("SM1").Where(p => p.Name is not ("Body" or "NumMedia")).Append((name, value)).ToArray();
        using var response = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", form));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((hasMedia, ""), (host.Faults.Inbound[0].HasMedia, host.Faults.Inbound[0].Body));
    }

    [Fact]
    public async Task HiddenNumber_IsTakenAsGiven()
    {
        await using var host = await WebhookHost.StartAsync();
        using var response = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM1", "STOP", "whatsapp:DE.13498765432")));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("whatsapp:DE.13498765432", host.Faults.Inbound[0].From.Address);
        Assert.Single(await host.Memory.GetOptOutsAsync(await host.KeyOfAsync("whatsapp:DE.13498765432"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FormIsKept_WhereASecondAddressWantsIt()
    {
        await using var host = await WebhookHost.StartAsync(options => options.Forward = new Uri("https://example.com/in"));
        var form = WebhookHost.Message("SM1", "ü +");
        using var response = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", form));
        Assert.Equal(SignedForms.Encode(form), host.Faults.Inbound[0].Form);
    }

    [Fact]
    public async Task NumberOfAService_IsOurs()
    {
        await using var host = await WebhookHost.StartAsync(options => options.MessagingServiceSid = "MG1");
        var form = WebhookHost.Message("SM1", "STOP").Where(p => p.Name != "To").Append(("To", "whatsapp:+14155550000")).ToArray();
        using var refused = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", form));
        using var accepted = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", [.. form, ("MessagingServiceSid", "MG1")]));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, accepted.StatusCode));
    }

    /// <summary>W1: sixteen at once and again later have one effect and one answer.</summary>
    [Fact]
    public async Task Duplicates_HaveOneEffectAndEqualAnswers()
    {
        await using var host = await WebhookHost.StartAsync();
        var responses = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM1", "STOP")))));
        var hash = await host.HashAsync();
        using var replay = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM1", "another body")));

        var answers = await Task.WhenAll(responses.Append(replay).Select(r => r.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.All(responses, r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
        Assert.Equal(HttpStatusCode.OK, replay.StatusCode);
        Assert.Equal(hash, await host.HashAsync());
        Assert.Single(await host.Memory.GetOptOutsAsync(await host.KeyOfAsync(WebhookHost.Person), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Rotation_BothTokensCountAndTheChangeIsLogged()
    {
        await using var host = await WebhookHost.StartAsync(options => options.Twilio.AuthToken = $"n3w-token, {WebhookHost.Token}");
        using var old = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM1")));
        using var fresh = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM2"), "n3w-token"));
        using var wrong = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM3"), $"n3w-token, {WebhookHost.Token}"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden), (old.StatusCode, fresh.StatusCode, wrong.StatusCode));
        Assert.Equal(["Webhooks are signed with auth token 2 of 2 now.", "Webhooks are signed with auth token 1 of 2 now."], host.Logs.Entries.Where(e => e.Id == 2002).Select(e => e.Text.Split(" 2 2 ")[0].Split(" 1 2 ")[0]));
    }
}
