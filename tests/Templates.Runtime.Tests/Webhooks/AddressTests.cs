using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>What is verified is the address as it was called, letter by letter.</summary>
public class AddressTests
{
    [Theory]
    [InlineData("/whatsapp/inbound?x=%7E%7e~&y=%c3%bc&z=%C3%BC")]
    [InlineData("/whatsapp/inbound?")]
    [InlineData("/whatsapp/inbound?&&a==b")]
    [InlineData("/whatsapp/./x/../inbound")]
    [InlineData("/whats%61pp/inbou%6Ed")]
    [InlineData("/whats%61pp/inbou%6ed")]
    [InlineData("/whatsapp/inbound/")]
    [InlineData("/WhatsApp/Inbound")]
    public async Task PathAndQuery_AreTakenAsSent(string target)
    {
        await using var host = await WebhookHost.StartAsync();
        Assert.Equal(200, Assert.Single(RawHttp.Statuses(await RawHttp.SendAsync(host.Port, RawHttp.Signed(target, WebhookHost.Message("SM1"))))));
        var tidy = target.Replace("%61", "a", StringComparison.Ordinal).Replace("%6E", "n", StringComparison.Ordinal).Replace("%6e", "n", StringComparison.Ordinal)
            .Replace("%7E", "~", StringComparison.Ordinal).Replace("./x/../", "", StringComparison.Ordinal).TrimEnd('?', '/').Replace("&&", "&", StringComparison.Ordinal).ToLowerInvariant();
        var other = RawHttp.Signed(target, WebhookHost.Message("SM2"), url: WebhookHost.PublicUrl + tidy);
        Assert.Equal(403, Assert.Single(RawHttp.Statuses(await RawHttp.SendAsync(host.Port, other))));
    }

    [Fact]
    public async Task WholeAddressAsTarget_CountsByItsPath()
    {
        await using var host = await WebhookHost.StartAsync();
        var request = RawHttp.Signed("/whatsapp/inbound?a=1", WebhookHost.Message("SM1")).Replace("POST /", "POST http://localhost/", StringComparison.Ordinal);
        Assert.Equal(200, Assert.Single(RawHttp.Statuses(await RawHttp.SendAsync(host.Port, request))));
    }

    [Theory]
    [InlineData("https://hooks.example.org", true)]
    [InlineData("https://hooks.example.org:443", true)]
    [InlineData("https://hooks.example.org:444", false)]
    [InlineData("https://HOOKS.example.org", false)]
    [InlineData("https://user:pw@hooks.example.org", false)]
    public async Task Base_IsTheConfiguredOne(string signed, bool isAccepted)
    {
        await using var host = await WebhookHost.StartAsync();
        using var response = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM1"), url: signed));
        Assert.Equal(isAccepted ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("https://Example.org/", "https://Example.org")]
    [InlineData("https://Example.org:443/base/", "https://Example.org:443/base")]
    [InlineData("https://u:p@example.org/base?x#y", "https://u:p@example.org/base")]
    public async Task Base_IsUsedAsWritten(string configured, string signed)
    {
        await using var host = await WebhookHost.StartAsync(options => options.PublicUrl = new Uri(configured));
        using var response = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM1"), url: signed));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(true, "https", "other.example.com:8443", "https://other.example.com:8443", true)]
    [InlineData(true, "http, https", "evil.example, other.example.com", "https://other.example.com", true)]
    [InlineData(true, "http, https", "evil.example, other.example.com", "https://evil.example", false)]
    [InlineData(true, "https", "other.example.com", WebhookHost.PublicUrl, false)]
    [InlineData(true, "ftp", "other.example.com", WebhookHost.PublicUrl, true)]
    [InlineData(true, "https", "other.example.com/x", WebhookHost.PublicUrl, true)]
    [InlineData(true, null, null, WebhookHost.PublicUrl, true)]
    [InlineData(false, "https", "other.example.com", WebhookHost.PublicUrl, true)]
    [InlineData(false, "https", "other.example.com", "https://other.example.com", false)]
    public async Task ForwardedHeaders_CountWhereTheyAreTrusted(bool isTrusted, string? scheme, string? name, string signed, bool isAccepted)
    {
        await using var host = await WebhookHost.StartAsync(options => options.UseForwardedHeaders = isTrusted);
        var request = WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM1"), url: signed);
        if (scheme is not null)
            request.Headers.Add("X-Forwarded-Proto", scheme);
        if (name is not null)
            request.Headers.Add("X-Forwarded-Host", name);
        using var response = await host.SendAsync(request);
        Assert.Equal(isAccepted ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Ipv6Loopback_IsNothingSpecial()
    {
        Assert.SkipUnless(System.Net.Sockets.Socket.OSSupportsIPv6, "no IPv6 here");
        await using var host = await WebhookHost.StartAsync(options => options.PublicUrl = new Uri("http://[::1]:5001"), host: "::1");
        using var response = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM1"), url: "http://[::1]:5001"));
        using var portless = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM2"), url: "http://[::1]"));
        using var other = await host.SendAsync(WebhookHost.Signed("/whatsapp/inbound", WebhookHost.Message("SM3"), url: "http://[::2]:5001"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden), (response.StatusCode, portless.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task OtherPrefix_IsInLinks_AndAFallbackRouteTakesNothing()
    {
        await using var host = await WebhookHost.StartAsync(prefix: "/wa/", use: app => app.MapFallback(context => context.Response.WriteAsync("fallback")));
        using var response = await host.SendAsync(WebhookHost.Signed("/wa/inbound", WebhookHost.Message("SM1")));
        using var get = await host.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/wa/status"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed), (response.StatusCode, get.StatusCode));
        Assert.StartsWith("/wa/opt-out/", await host.OptOutPathAsync("news"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AuthorizationAndRateLimitsOfTheApplication_DoNotApply()
    {
        await using var host = await WebhookHost.StartAsync();
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.Equal(4, endpoints.Count);
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>()));
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<DisableRateLimitingAttribute>()));
    }

    [Fact]
    public async Task MappingWithoutServicesOrSlash_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => WebApplication.CreateSlimBuilder().Build().MapWaTemplates());
        var error = await Assert.ThrowsAsync<ArgumentException>(() => WebhookHost.StartAsync(prefix: "whatsapp"));
        Assert.Contains("slash", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://a.example/x?y=1", "https://a.example/x?y=1", "nothing differs")]
    [InlineData("https://a.example/x?y=%7E", "http://a.example/x?y=~", "scheme is 'http' in place of 'https', query is '?y=~' in place of '?y=%7E'")]
    [InlineData("https://a.example/x", "https://b.example:8443/y", "host is 'b.example' in place of 'a.example', port is ':8443' in place of '', path is '/y' in place of '/x'")]
    public void Difference_IsNamedByPart(string expected, string actual, string difference) => Assert.Equal(difference, UrlDifference.Describe(expected, actual));
}
