using System.Net;
using System.Text;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>W4: whatever a socket sends is answered within the limits, never with 500, and changes nothing.</summary>
public class LimitTests
{
    private const string Target = "/whatsapp/inbound";

    private static readonly WebhookLimits Short = new() { Body = TimeSpan.FromSeconds(2), BodyGrace = TimeSpan.FromSeconds(1.5), Failures = 100_000 };

    [Fact]
    public async Task BodyThatStops_Is408()
    {
        await using var host = await WebhookHost.StartAsync(limits: Short);
        var text = RawHttp.Signed(Target, WebhookHost.Message("SM1", "STOP"));
        await AssertOnlyAsync(host, 408, () => RawHttp.SendAsync(host.Port, text[..^20]));
    }

    [Fact]
    public async Task BodyThatTrickles_Is408()
    {
        await using var host = await WebhookHost.StartAsync(limits: Short with { BodyRate = 1 });
        var text = RawHttp.Signed(Target, WebhookHost.Message("SM1", "STOP"));
        var body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        await AssertOnlyAsync(host, 408, () => RawHttp.SendAsync(host.Port, TimeSpan.FromMilliseconds(100), [text[..body], .. text[body..].Chunk(2).Select(c => new string(c))]));
    }

    [Fact]
    public async Task SlowEndpointBody_IsCutByTheServersRate()
    {
        // Our own clock is far away: the server's rate, set for this endpoint, ends it.
        await using var host = await WebhookHost.StartAsync(limits: Short with { Body = TimeSpan.FromMinutes(1) });
        var text = RawHttp.Signed(Target, WebhookHost.Message("SM1", "STOP"));
        await AssertOnlyAsync(host, 408, () => RawHttp.SendAsync(host.Port, text[..^20]));
    }

    [Fact]
    public async Task SlowHeaders_AreCut()
    {
        await using var host = await WebhookHost.StartAsync();
        await AssertOnlyAsync(host, 408, () => RawHttp.SendAsync(host.Port, $"POST {Target} HTTP/1.1\r\nHost: localhost\r\nX-Twilio"));
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n", 413)]
    [InlineData("Content-Length: 1048576\r\n", 413)]
    [InlineData("Content-Length: 99999999999\r\n", 413)]
    [InlineData("Content-Length: -1\r\n", 400)]
    [InlineData("Content-Length: 3\r\nContent-Length: 4\r\n", 400)]
    [InlineData("Content-Length: 3\r\nExpect: 100-continue\r\n", 403)]
    public async Task Sizes_AreLimitedHoweverTheyAreTold(string headers, int status)
    {
        await using var host = await WebhookHost.StartAsync();
        var chunk = new string('x', 16_384);
        var body = headers.StartsWith("Transfer", StringComparison.Ordinal) ? string.Concat(Enumerable.Repeat($"4000\r\n{chunk}\r\n", 64)) + "0\r\n\r\n" : "a=1";
        await AssertOnlyAsync(host, status, () => RawHttp.SendAsync(host.Port, RawHttp.Post(Target, body, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", headers)));
    }

    [Fact]
    public async Task BodyUpToTheLimit_IsTaken_ChunkedToo()
    {
        await using var host = await WebhookHost.StartAsync();
        var form = WebhookHost.Message("SM1");
        var filled = form.Append(("x", new string('x', 65_536 - SignedForms.Encode(form).Length - 3))).ToArray();
        Assert.Equal(65_536, SignedForms.Encode(filled).Length);
        using var whole = await host.SendAsync(WebhookHost.Signed(Target, filled));
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);

        var body = SignedForms.Encode(WebhookHost.Message("SM2"));
        var chunks = string.Concat(body.Chunk(7).Select(c => $"{c.Length:x}\r\n{new string(c)}\r\n")) + "0\r\n\r\n";
        var signature = SignedForms.Sign(WebhookHost.Token, WebhookHost.PublicUrl + Target, WebhookHost.Message("SM2"));
        var answer = await RawHttp.SendAsync(host.Port, RawHttp.Post(Target, chunks, signature, "Transfer-Encoding: chunked\r\n"));
        Assert.Equal([200], RawHttp.Statuses(answer));
    }

    [Fact]
    public async Task CutOffBody_ChangesNothing()
    {
        await using var host = await WebhookHost.StartAsync();
        var before = await host.HashAsync();
        var text = RawHttp.Signed(Target, WebhookHost.Message("SM1", "STOP"));
        using (var client = new System.Net.Sockets.TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, host.Port, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text[..^5]), TestContext.Current.CancellationToken);
        }

        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(before, await host.HashAsync());
        Assert.DoesNotContain(host.Logs.Entries, e => e.Text.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task PipelinedRequests_AreJudgedEachByItself()
    {
        await using var host = await WebhookHost.StartAsync();
        var good = RawHttp.Signed(Target, WebhookHost.Message("SM1"));
        var forged = RawHttp.Post(Target, SignedForms.Encode(WebhookHost.Message("SM2", "STOP")), "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        var status = RawHttp.Signed("/whatsapp/status", WebhookHost.Status("MM1", "sent"));
        var answer = await RawHttp.SendAsync(host.Port, good + forged + status + RawHttp.Post(Target, "a=%", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=") + good);
        Assert.Equal([200, 403, 204, 400, 200], RawHttp.Statuses(answer));
        Assert.Equal(["SM1", "SM1"], host.Faults.Inbound.Select(m => m.MessageSid));
    }

    private static async Task AssertOnlyAsync(WebhookHost host, int status, Func<Task<string>> send)
    {
        await using (host)
        {
            var before = await host.HashAsync();
            var answer = await send();
            Assert.Equal([status], RawHttp.Statuses(answer.Replace("HTTP/1.1 100 Continue\r\n\r\n", "", StringComparison.Ordinal)));
            Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
            Assert.Equal(before, await host.HashAsync());
            Assert.Empty(host.Faults.Inbound);
            Assert.DoesNotContain(host.Logs.Entries, e => e.Text.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
        }
    }
}
