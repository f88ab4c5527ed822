using System.Net;
using System.Text;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>I10: what is forged, unsigned, altered or not for us changes nothing and learns nothing.</summary>
public class RefusalTests
{
    private const string Inbound = "/whatsapp/inbound";
    private const string Status = "/whatsapp/status";

    public static TheoryData<string, int> BadRequests => new()
    {
        { "unsigned", 403 }, { "forged", 403 }, { "empty signature", 403 }, { "two signatures", 403 }, { "signature as a list", 403 }, { "short signature", 403 },
        { "other token", 403 }, { "altered body", 403 }, { "altered name", 403 }, { "added field", 403 }, { "removed field", 403 }, { "added query", 403 }, { "other endpoint", 403 },
        { "other scheme", 403 }, { "wrong account", 403 }, { "no account", 403 }, { "wrong recipient", 403 }, { "no recipient", 403 },
        { "no sid", 400 }, { "no sender", 400 }, { "broken escape", 400 }, { "NUL", 400 }, { "no UTF-8", 400 }, { "empty pair", 400 }, { "10,000 keys", 400 },
        { "1 MB", 413 }, { "just too large", 413 }, { "JSON", 415 }, { "no type", 415 }, { "multipart", 415 }, { "compressed", 415 },
        { "GET", 405 }, { "HEAD", 405 }, { "PUT", 405 }, { "DELETE", 405 }, { "OPTIONS", 405 },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task BadMessage_ChangesNothing(string what, int status) => await AssertRefusedAsync(Inbound, WebhookHost.Message("SM2", "STOP"), "To", "From", what, status);

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task BadStatus_ChangesNothing(string what, int status) => await AssertRefusedAsync(Status, WebhookHost.Status("MM1", "failed", "21610"), "From", "MessageStatus", what, status);

    [Fact]
    public async Task FailuresFromOneAddress_AreLimited_SignedRequestsNever()
    {
        await using var host = await WebhookHost.StartAsync(limits: new WebhookLimits { Failures = 3 });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var response = await host.SendAsync(WebhookHost.Post(Inbound, "a=1"));
            statuses.Add(response.StatusCode);
            using var good = await host.SendAsync(WebhookHost.Signed(Inbound, WebhookHost.Message($"SM{i}")));
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        }

        // A minute may end meanwhile, and the count begins anew.
        Assert.Equal(HttpStatusCode.Forbidden, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.InRange(host.Logs.Entries.Count(e => e.Id == 2001), 1, 2);
    }

    private static async Task AssertRefusedAsync(string target, (string Name, string Value)[] form, string ours, string theirs, string what, int status)
    {
        await using var host = await WebhookHost.StartAsync();
        using (await host.SendAsync(WebhookHost.Signed(Inbound, WebhookHost.Message("SM1"))))
        {
        }

        var before = await host.HashAsync();
        using var response = await host.SendAsync(Create(target, form, ours, theirs, what));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(status == 405 ? "POST" : "", string.Join(',', response.Content.Headers.Allow));
        Assert.Equal(before, await host.HashAsync());
        Assert.Single(host.Faults.Inbound);
        Assert.Empty(host.Faults.Reports);

        using var good = await host.SendAsync(WebhookHost.Signed(target, form));
        Assert.True(good.IsSuccessStatusCode);
    }

    private static HttpRequestMessage Create(string target, (string Name, string Value)[] form, string ours, string theirs, string what)
    {
        var body = SignedForms.Encode(form);
        var signature = SignedForms.Sign(WebhookHost.Token, WebhookHost.PublicUrl + target, form);
        return what switch
        {
            "unsigned" => WebhookHost.Post(target, body),
            "forged" => WebhookHost.Post(target, body, "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            "empty signature" => WebhookHost.Post(target, body, ""),
            "two signatures" => WebhookHost.Post(target, body, signature, signature),
            "signature as a list" => WebhookHost.Post(target, body, $"{signature}, {signature}"),
            "short signature" => WebhookHost.Post(target, body, signature[..^1]),
            "other token" => WebhookHost.Signed(target, form, "another token"),
            "altered body" => WebhookHost.Post(target, body.Replace("%2B4915112345678", "%2B4915112345679", StringComparison.Ordinal), signature),
            "altered name" => WebhookHost.Post(target, body.Replace("ApiVersion=", "ApiversioN=", StringComparison.Ordinal).Replace("ChannelPrefix=", "channelPrefix=", StringComparison.Ordinal), signature),
            "added field" => WebhookHost.Post(target, body + "&X=1", signature),
            "removed field" => WebhookHost.Post(target, body[..body.LastIndexOf('&')], signature),
            "added query" => WebhookHost.Post(target + "?s=1", body, signature),
            "other endpoint" => WebhookHost.Post(target, body, SignedForms.Sign(WebhookHost.Token, WebhookHost.PublicUrl + (target == Inbound ? Status : Inbound), form)),
            "other scheme" => WebhookHost.Signed(target, form, url: "http://hooks.example.org"),
            "wrong account" => WebhookHost.Signed(target, Replace(form, "AccountSid", "ACffffffffffffffffffffffffffffffff")),
            "no account" => WebhookHost.Signed(target, Without(form, "AccountSid")),
            "wrong recipient" => WebhookHost.Signed(target, Replace(form, ours, "whatsapp:+14155238887")),
            "no recipient" => WebhookHost.Signed(target, Without(form, ours)),
            "no sid" => WebhookHost.Signed(target, Without(form, "MessageSid")),
            "no sender" => WebhookHost.Signed(target, Without(form, theirs)),
            "broken escape" => WebhookHost.Post(target, body + "&a=%4", signature),
            "NUL" => WebhookHost.Post(target, body + "&a=%00", signature),
            "no UTF-8" => WebhookHost.Post(target, body + "&a=%FF", signature),
            "empty pair" => WebhookHost.Post(target, body + "&", signature),
            "10,000 keys" => WebhookHost.Post(target, string.Join('&', Enumerable.Range(0, 10_000).Select(i => $"{i}=")), signature),
            "1 MB" => WebhookHost.Signed(target, [.. form, ("x", new string('x', 1024 * 1024))]),
            "just too large" => WebhookHost.Signed(target, [.. form, ("x", new string('x', 65_536 - body.Length - 2))]),
            "JSON" => WithType(WebhookHost.Signed(target, form), "application/json"),
            "no type" => WithType(WebhookHost.Signed(target, form), null),
            "multipart" => WithType(WebhookHost.Signed(target, form), "multipart/form-data; boundary=x"),
            "compressed" => WithEncoding(WebhookHost.Signed(target, form)),
            _ => new HttpRequestMessage(new HttpMethod(what), target),
        };
    }

    private static (string Name, string Value)[] Without((string Name, string Value)[] form, string name) => form.Where(p => p.Name != name).ToArray();

    private static (string Name, string Value)[] Replace((string Name, string Value)[] form, string name, string value) => [.. Without(form, name), (name, value)];

    private static HttpRequestMessage WithType(HttpRequestMessage request, string? type)
    {
        request.Content!.Headers.Remove("Content-Type");
        if (type is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return request;
    }

    private static HttpRequestMessage WithEncoding(HttpRequestMessage request)
    {
        request.Content!.Headers.ContentEncoding.Add("gzip");
        return request;
    }
}
