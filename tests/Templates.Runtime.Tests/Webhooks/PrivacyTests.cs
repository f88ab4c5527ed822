using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>I16: no log, at any level, tells of a person or a secret.</summary>
public class PrivacyTests
{
    private static readonly string[] Planted =
        ["4915112345678", "15112345678", "Lüdenscheidt", "Müller", "L%C3%BCdenscheidt", "Geheimnis", "DE.13498765432", "13498765432", WebhookHost.Token, "5ecret", "other-t0ken", WebhookHost.Account, "4155238887"];

    [Fact]
    public async Task NothingLogged_IdentifiesAPerson()
    {
        var labels = new ConcurrentQueue<string>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => Listen(instrument, listener) };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => labels.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        meters.Start();
        await using var host = await WebhookHost.StartAsync(options => options.Twilio.AuthToken = $"other-t0ken,{WebhookHost.Token}");
        var message = WebhookHost.Message("SM1", "Geheimnis");
        await SendAsync(host, WebhookHost.Signed("/whatsapp/inbound", message));
        await SendAsync(host, WebhookHost.Signed("/whatsapp/inbound", message, "wrong"));
        await SendAsync(host, WebhookHost.Post("/whatsapp/inbound", SignedForms.Encode(message) + "&x=%", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        await SendAsync(host, WebhookHost.Signed("/whatsapp/inbound", message.Select(p => p.Name == "To" ? (p.Name, "whatsapp:+14155238887") : p).ToArray()));
        await SendAsync(host, WebhookHost.Signed("/whatsapp/inbound", message.Where(p => p.Name != "MessageSid").ToArray()));
        await SendAsync(host, WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM2", "STOP", "whatsapp:DE.13498765432")));
        await SendAsync(host, WebhookHost.Signed("/whatsapp/status", WebhookHost.Status("MM1", "Geheimnis")));
        await SendAsync(host, WebhookHost.Signed("/whatsapp/status", WebhookHost.Status("MM1", "failed", "21610")));
        await SendAsync(host, new HttpRequestMessage(HttpMethod.Post, await host.OptOutPathAsync("news")));
        host.Faults.Before = () => Task.FromException(new IOException("Geheimnis of +4915112345678"));
        await SendAsync(host, WebhookHost.Signed("/whatsapp/inbound", message));
        await SendAsync(host, WebhookHost.Signed("/whatsapp/status", WebhookHost.Status("MM1", "sent")));
        await SendAsync(host, new HttpRequestMessage(HttpMethod.Post, await host.OptOutPathAsync("news")));
        await RawHttp.SendAsync(host.Port, RawHttp.Signed("/whatsapp/inbound", message)[..^9] + "\0\u0001");

        var log = host.Logs.Text;
        Assert.All(Planted, planted => Assert.DoesNotContain(planted, log, StringComparison.OrdinalIgnoreCase));
        Assert.All(Planted, planted => Assert.All(labels, label => Assert.DoesNotContain(planted, label, StringComparison.OrdinalIgnoreCase)));
        Assert.Subset(labels.ToHashSet(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal)
        {
            "watemplates.webhooks [endpoint, inbound] [result, accepted]", "watemplates.webhooks [endpoint, inbound] [result, unsigned]", "watemplates.webhooks [endpoint, status] [result, unavailable]",
            "watemplates.webhooks [endpoint, opt-out] [result, accepted]", "watemplates.replies [kind, Unsubscribe]", "watemplates.reports [status, Failed]", "watemplates.reports [status, unknown]", "watemplates.reports.unknown ",
        });
        Assert.Subset(host.Logs.Entries.Select(e => e.Id).ToHashSet(), new HashSet<int> { 2001, 2002, 2003, 2004, 2005, 2006 });
    }

    private static void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == "WaTemplates")
            listener.EnableMeasurementEvents(instrument);
    }

    private static async Task SendAsync(WebhookHost host, HttpRequestMessage request)
    {
        using var response = await host.SendAsync(request);
        Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
    }
}
