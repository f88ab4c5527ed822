using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.OptOuts;
using WaTemplates.Runtime.Tests.Webhooks;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.OptOuts;

/// <summary>I11: looking at a link changes nothing; its button does.</summary>
public partial class OptOutEndpointTests
{
    /// <summary>O2: scanners of mail, link previews, crawlers and browsers that fetch ahead.</summary>
    public static TheoryData<string, string?, string?> Lookers => new()
    {
        { "WhatsApp/2.23.20.0", null, null }, { "facebookexternalhit/1.1", null, null }, { "TelegramBot (like TwitterBot)", null, null }, { "Slackbot-LinkExpanding 1.0", null, null },
        { "Mozilla/5.0 (compatible; Googlebot/2.1)", null, null }, { "Mozilla/5.0 (compatible; bingbot/2.0)", null, null }, { "Barracuda Sentinel (EE)", null, null }, { "ms-office; MSOffice 16", null, null },
        { "Mozilla/5.0", "Purpose", "prefetch" }, { "Mozilla/5.0", "Sec-Purpose", "prefetch;prerender" }, { "Mozilla/5.0", "X-Moz", "prefetch" }, { "Mozilla/5.0", "X-Purpose", "preview" }, { "", null, null },
    };

    [Theory]
    [MemberData(nameof(Lookers))]
    public async Task Looking_ChangesNothing(string agent, string? header, string? value)
    {
        await using var host = await WebhookHost.StartAsync();
        var path = await host.OptOutPathAsync("news");
        var before = await host.HashAsync();
        foreach (var target in (string[])[path, path + "?List-Unsubscribe=One-Click", path + "?confirm=1"])
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Put, HttpMethod.Delete])
            {
                var request = new HttpRequestMessage(method, target);
                request.Headers.TryAddWithoutValidation("User-Agent", agent);
                request.Headers.TryAddWithoutValidation("X-HTTP-Method-Override", "POST");
                if (header is not null)
                    request.Headers.TryAddWithoutValidation(header, value);
                using var response = await host.SendAsync(request);
                Assert.Equal(method == HttpMethod.Get || method == HttpMethod.Head ? HttpStatusCode.OK : HttpStatusCode.MethodNotAllowed, response.StatusCode);
            }
        }

        Assert.Equal(before, await host.HashAsync());
    }

    [Theory]
    [InlineData("List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")]
    [InlineData("", "application/x-www-form-urlencoded")]
    [InlineData("", null)]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n", "multipart/form-data; boundary=x")]
    public async Task Posting_RecordsOnce(string body, string? type)
    {
        await using var host = await WebhookHost.StartAsync();
        var path = await host.OptOutPathAsync("news");
        var person = await host.KeyOfAsync(WebhookHost.Person);
        for (var i = 0; i < 2; i++)
        {
            using var response = await host.SendAsync(Post(path, body, type));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("You are unsubscribed", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            var record = Assert.Single(await host.Memory.GetOptOutsAsync(person, TestContext.Current.CancellationToken));
            Assert.Equal((OptOutScope.List("news"), OptOutSource.Link, "link, key ''"), (record.Scope, record.Source, record.Evidence));
        }
    }

    [Fact]
    public async Task BadToken_IsAnsweredAlikeHoweverBad()
    {
        await using var host = await WebhookHost.StartAsync();
        var good = await host.OptOutPathAsync("news");
        var before = await host.HashAsync();
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])["/whatsapp/opt-out/x", good[..^1], good + "x", good.Replace("opt-out/A", "opt-out/B", StringComparison.Ordinal), "/whatsapp/opt-out/%00", "/whatsapp/opt-out/" + new string('A', 2_000)])
        {
            foreach (var request in (HttpRequestMessage[])[new(HttpMethod.Get, path), Post(path, "", null)])
            {
                using var response = await host.SendAsync(request);
                Assert.Equal(path.Contains("%00", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound, response.StatusCode);
                if (response.StatusCode == HttpStatusCode.NotFound)
                    answers.Add(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) + response.Headers.ToString().Split("Date:")[0]);
            }
        }

        Assert.Single(answers);
        Assert.Equal(before, await host.HashAsync());
    }

    [Fact]
    public async Task BadTokensFromOneAddress_AreLimited_GoodOnesNever()
    {
        await using var host = await WebhookHost.StartAsync(limits: new WebhookLimits { Failures = 3 });
        var good = await host.OptOutPathAsync("news");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var bad = await host.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/whatsapp/opt-out/x"));
            statuses.Add(bad.StatusCode);
            using var response = await host.SendAsync(new HttpRequestMessage(HttpMethod.Get, good));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Theory]
    [InlineData(5_000, "application/x-www-form-urlencoded", 413)]
    [InlineData(10, "application/json", 415)]
    [InlineData(10, "text/plain", 415)]
    public async Task PostThatIsNoForm_ChangesNothing(int length, string type, int status)
    {
        await using var host = await WebhookHost.StartAsync();
        var path = await host.OptOutPathAsync("news");
        var before = await host.HashAsync();
        using var response = await host.SendAsync(Post(path, new string('x', length), type));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(before, await host.HashAsync());
    }

    [Theory]
    [InlineData(null, "en", "ltr")]
    [InlineData("de-AT,de;q=0.9,en;q=0.8", "de", "ltr")]
    [InlineData("xx, pt-BR;q=0.5, fr;q=0.7", "fr", "ltr")]
    [InlineData("ar", "ar", "rtl")]
    [InlineData("de;q=0, tr", "tr", "ltr")]
    [InlineData("*;q=;;,,", "en", "ltr")]
    public async Task Page_SpeaksTheReadersLanguage(string? wanted, string language, string direction)
    {
        await using var host = await WebhookHost.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, await host.OptOutPathAsync("news"));
        if (wanted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", wanted);
        using var response = await host.SendAsync(request);
        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(language, response.Content.Headers.ContentLanguage.Single());
    }

    [Fact]
    public async Task Page_IsAccessibleAndLoadsNothing()
    {
        await using var host = await WebhookHost.StartAsync();
        var path = await host.OptOutPathAsync("news");
        foreach (var (method, target, status) in ((HttpMethod, string, int)[])[(HttpMethod.Get, path, 200), (HttpMethod.Head, path, 200), (HttpMethod.Post, path, 200), (HttpMethod.Get, path + "x", 404), (HttpMethod.Put, path, 405)])
        {
            using var response = await host.SendAsync(new HttpRequestMessage(method, target));
            Assert.Equal(status, (int)response.StatusCode);
            Assert.Equal(("no-store", "no-referrer", "noindex, nofollow", "DENY", "nosniff"), (Header("Cache-Control"), Header("Referrer-Policy"), Header("X-Robots-Tag"), Header("X-Frame-Options"), Header("X-Content-Type-Options")));
            Assert.Matches("^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$", Header("Content-Security-Policy"));
            if (method == HttpMethod.Head || status == 405)
                continue;
            var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("<script|<img|<link|src=|@import|url\\(| on[a-z]+=", page);
            Assert.Single(Headings().Matches(page));
            Assert.Matches("<title>[^<]+</title>", page);
            Assert.Equal(method == HttpMethod.Get && status == 200 ? 1 : 0, Buttons().Count(page));

            string Header(string name) => string.Join(", ", response.Headers.TryGetValues(name, out var values) ? values : []);
        }
    }

    [Fact]
    public void EveryLanguage_HasAllItsTexts()
    {
        Assert.Equal(10, OptOutTextData.All.Select(t => t.Language).Distinct(StringComparer.Ordinal).Count());
        foreach (var texts in OptOutTextData.All)
        {
            Assert.All((string[])[texts.Title, texts.Question, texts.Button, texts.Done, texts.DoneText, texts.Invalid, texts.InvalidText, texts.Later, texts.LaterText], text => Assert.True(text.Trim().Length > 3, texts.Language));
            Assert.Contains("STOP", texts.InvalidText, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("<h1>[^<]+</h1>")]
    private static partial Regex Headings();

    [GeneratedRegex("<form method=\"post\"><button type=\"submit\">[^<]+</button></form>")]
    private static partial Regex Buttons();

    private static HttpRequestMessage Post(string path, string body, string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
    }
}
