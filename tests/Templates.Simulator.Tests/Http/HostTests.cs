using System.Net;
using System.Text;

namespace WaTemplates.Simulator.Tests.Http;

/// <summary>Web pages of others must not reach the simulator.</summary>
public class HostTests
{
    [Theory]
    [InlineData("evil.example.com", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("api.twilio.com", HttpStatusCode.OK)]
    public async Task OtherHosts_AreRefused(string host, HttpStatusCode expected)
    {
        await using var account = await TestAccount.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };

        using var response = await account.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example.com", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("null", "application/json", HttpStatusCode.Forbidden)]
    [InlineData(null, "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, "application/json", HttpStatusCode.NoContent)]
    public async Task Page_ActsForItsOwnOriginAlone(string? origin, string type, HttpStatusCode expected)
    {
        await using var account = await TestAccount.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/phone/text") { Content = new StringContent($$"""{"phone":"{{TestAccount.Anna}}","body":"1"}""", Encoding.UTF8, type) };
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        using var response = await account.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.NoContent ? 1 : 0, account.Simulator.Messages.Count);
    }

    [Fact]
    public async Task Page_HasAContentSecurityPolicy()
    {
        await using var account = await TestAccount.StartAsync();
        using var response = await account.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
