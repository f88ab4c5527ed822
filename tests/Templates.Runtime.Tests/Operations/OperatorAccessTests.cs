using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using WaTemplates.Runtime.Tests.Running;

namespace WaTemplates.Runtime.Tests.Operations;

/// <summary>Who gets to the page of list sendings, over real HTTP.</summary>
public class OperatorAccessTests
{
    private const string Token = "correct horse battery staple";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutTheToken_NothingIsSeenAndNothingHeld()
    {
        await using var running = await StartAsync();
        using var client = Client(running);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("", Stop)).StatusCode);
        foreach (var path in new[] { "api/list", "api/item?key=x", "main.js", "index.html" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(path, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("api/pause", Json("{\"key\":\"x\"}"), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("style.css", Stop)).StatusCode);
    }

    [Fact]
    public async Task TheToken_IsTradedForACookie_ThatScriptsCannotRead()
    {
        await using var running = await StartAsync();
        using var client = Client(running);
        Assert.Contains("role=\"alert\" hidden", await (await client.GetAsync("", Stop)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        var refusal = await LogInAsync(client, Token + "x");
        Assert.Equal(HttpStatusCode.Unauthorized, refusal.StatusCode);
        Assert.Contains("role=\"alert\">That is not the token", await refusal.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        var answer = await LogInAsync(client, Token);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/distributions/", answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/distributions/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token, WebUtility.UrlDecode(cookie), StringComparison.Ordinal);

        var value = cookie.Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, HttpMethod.Get, "", value)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, HttpMethod.Get, "api/list", value)).StatusCode);
        foreach (var other in new[] { value[..^1] + (value[^1] == '0' ? '1' : '0'), value[..^2], value + "00", "watemplates-operator=", "watemplates-operator=zz" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(client, HttpMethod.Get, "api/list", other)).StatusCode);
        Assert.DoesNotContain(running.Log.Lines, line => line.Contains(Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnotherSitesPage_HoldsNothing()
    {
        await using var running = await StartAsync();
        using var client = Client(running);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "api/pause") { Content = Json("{\"key\":\"x\"}") };
        foreign.Headers.Add("Origin", "https://evil.example.com");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.SendAsync(foreign, Stop)).StatusCode);
        using var form = new FormUrlEncodedContent([new("key", "x")]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PostAsync("api/pause", form, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsync("api/pause", Json("{\"key\":\"x\"}"), Stop)).StatusCode);
        foreach (var bad in new[] { "", "{", "[]", "{}", "{\"key\":1}" })
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("api/pause", Json(bad), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("api/item?key=x", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.DeleteAsync("api/list", Stop)).StatusCode);
    }

    [Fact]
    public async Task TooManyWrongTokens_HaveToWait()
    {
        await using var running = await StartAsync();
        using var client = Client(running);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
            answers.Add((await LogInAsync(client, "wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task WithoutAToken_ThereIsNoPage()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningRuntime.StartAsync(map: app => app.MapWaTemplatesDistributions()));
        Assert.Contains("WATEMPLATES_OPERATOR_TOKEN", error.Message, StringComparison.Ordinal);
    }

    private static Task<RunningRuntime> StartAsync()
        => RunningRuntime.StartAsync(configure: options => options.OperatorToken = Token, map: app => app.MapWaTemplatesDistributions());

    private static HttpClient Client(RunningRuntime running)
        => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(running.Url, "/distributions/") };

    private static async Task<HttpResponseMessage> LogInAsync(HttpClient client, string token)
    {
        using var form = new FormUrlEncodedContent([new("token", token)]);
        return await client.PostAsync("login", form, Stop);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string cookie)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        return client.SendAsync(request, Stop);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
