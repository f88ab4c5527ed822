using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>The self-test tells what a proxy changes, and changes nothing itself.</summary>
public class SelfTestTests
{
    [Fact]
    public async Task UnchangedAddress_IsFine()
    {
        await using var host = await WebhookHost.StartAsync(isPublic: true);
        var before = await host.HashAsync();
        var result = await RunAsync(host);
        Assert.True(result.IsOk, result.Message);
        Assert.Equal(before, await host.HashAsync());
        Assert.Empty(host.Faults.Inbound);
    }

    [Theory]
    [InlineData("?self-test=%7E%c3%BC&empty=", "?self-test=~%C3%BC&empty", "query is '?self-test=~%C3%BC&empty' in place of '?self-test=%7E%c3%BC&empty='")]
    [InlineData("/whatsapp/", "/whatsapp//", "path is '/whatsapp//inbound' in place of '/whatsapp/inbound'")]
    public async Task ProxyThatWritesTheAddressAnew_IsToldByPart(string written, string rewritten, string difference)
    {
        await using var host = await WebhookHost.StartAsync(isPublic: true, use: app => app.Use((context, next) =>
        {
            var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
            request.RawTarget = request.RawTarget.Replace(written, rewritten, StringComparison.Ordinal);
            return next(context);
        }));
        var result = await RunAsync(host);
        Assert.False(result.IsOk);
        Assert.Contains(difference, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http", "inside.example:8080", "host is 'inside.example' in place of '127.0.0.1', port is ':8080' in place of")]
    [InlineData("https", "127.0.0.1", "scheme is 'https' in place of 'http', port is '' in place of")]
    public async Task ForwardedHeadersOfAnotherHost_AreTold(string scheme, string name, string difference)
    {
        await using var host = await WebhookHost.StartAsync(options => options.UseForwardedHeaders = true, isPublic: true, use: app => app.Use((context, next) =>
        {
            context.Request.Headers["X-Forwarded-Proto"] = scheme;
            context.Request.Headers["X-Forwarded-Host"] = name;
            return next(context);
        }));
        var result = await RunAsync(host);
        Assert.False(result.IsOk);
        Assert.Contains(difference, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_IsTold()
    {
        await using var host = await WebhookHost.StartAsync(isPublic: true, use: app => app.Use((HttpContext context, RequestDelegate _) =>
        {
            context.Response.Redirect("https://elsewhere.example" + context.Request.Path);
            return Task.CompletedTask;
        }));
        var result = await RunAsync(host);
        Assert.Contains("redirects: scheme is 'https' in place of 'http', host is 'elsewhere.example'", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StrangerOrNobody_IsTold()
    {
        await using var stranger = await WebhookHost.StartAsync(isPublic: true);
        await using var host = await WebhookHost.StartAsync(options => options.PublicUrl = stranger.Client.BaseAddress);
        Assert.Contains("Something else answers at the public address, with status 403", (await RunAsync(host)).Message, StringComparison.Ordinal);
        await using var lonely = await WebhookHost.StartAsync(options => options.PublicUrl = new Uri($"http://127.0.0.1:{WebhookHost.FreePort()}"));
        Assert.Contains("cannot be reached", (await RunAsync(lonely)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProbeOfOthers_LearnsNothing()
    {
        await using var host = await WebhookHost.StartAsync();
        var request = WebhookHost.Post("/whatsapp/inbound", "a=1", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        request.Headers.Add(SelfTestProof.Header, new SelfTestProof(new byte[32]).CreateProbe("x"));
        using var response = await host.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains(SelfTestProof.Header));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static Task<SelfTestResult> RunAsync(WebhookHost host) => host.Services.GetRequiredService<SelfTest>().RunAsync(TestContext.Current.CancellationToken);
}
