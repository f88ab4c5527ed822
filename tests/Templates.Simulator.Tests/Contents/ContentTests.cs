using System.Net;
using System.Text.Json.Nodes;

namespace WaTemplates.Simulator.Tests.Contents;

public class ContentTests
{
    private const string Good = """{"friendly_name":"a","language":"de","variables":{"1":"Anna"},"types":{"twilio/text":{"body":"Hallo {{1}}!"}}}""";

    [Theory]
    [InlineData(92001, """{"language":"de"}""")]
    [InlineData(92001, """{"language":"de","types":{}}""")]
    [InlineData(92003, """{"types":{"twilio/text":{"body":"x"}}}""")]
    [InlineData(92004, """{"language":"pt","types":{"twilio/text":{"body":"x"}}}""")]
    [InlineData(92004, """{"language":"DE","types":{"twilio/text":{"body":"x"}}}""")]
    [InlineData(92007, """{"language":"de","variables":{"1":1},"types":{"twilio/text":{"body":"x"}}}""")]
    [InlineData(92007, """{"language":"de","variables":{"a b":"1"},"types":{"twilio/text":{"body":"x"}}}""")]
    [InlineData(20422, """{"language":"de","type":"x","types":{"twilio/text":{"body":"x"}}}""")]
    [InlineData(20422, """{"language":"de","types":{"twilio/text":{"body":"x","title":"y"}}}""")]
    [InlineData(20422, """{"language":"de","types":{"twilio/text":{}}}""")]
    [InlineData(20422, """{"language":"de","types":{"twilio/text":{"body":1}}}""")]
    [InlineData(20422, """{"language":"de","types":{"twilio/button":{"body":"x"}}}""")]
    [InlineData(20422, """{"language":"de","types":{"twilio/quick-reply":{"body":"x","actions":[]}}}""")]
    [InlineData(20422, """{"language":"de","types":{"twilio/quick-reply":{"body":"x","actions":[{"title":"a title of many letters"}]}}}""")]
    [InlineData(20422, """{"language":"de","types":{"twilio/call-to-action":{"body":"x","actions":[{"type":"PHONE","title":"t"}]}}}""")]
    [InlineData(20422, """{"language":"de","types":{"twilio/call-to-action":{"body":"x","actions":[{"type":"URL","title":"t","url":"https://a.b/{{1}}/c"}]}}}""")]
    [InlineData(20422, """{"language":"de","types":{"whatsapp/card":{"body":"x","header_text":"h","media":["https://a.b/c.jpg"]}}}""")]
    [InlineData(20422, "[]")]
    [InlineData(20422, "{")]
    public async Task Mistake_IsRefusedWithItsCode(int code, string json)
    {
        await using var account = await TestAccount.StartAsync();

        var (status, body) = await account.PostJsonAsync("/v1/Content", json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(code, (int)body!["code"]!);
    }

    [Fact]
    public async Task MoreThan100Variables_AreRefused()
    {
        await using var account = await TestAccount.StartAsync();
        var variables = new JsonObject(Enumerable.Range(1, 101).Select(number => KeyValuePair.Create($"{number}", (JsonNode?)"x")));

        var (_, body) = await account.PostJsonAsync("/v1/Content", new JsonObject { ["language"] = "de", ["variables"] = variables, ["types"] = JsonNode.Parse(TestAccount.Greeting) }.ToJsonString());

        Assert.Equal(92002, (int)body!["code"]!);
    }

    [Theory]
    [InlineData("", 92005)]
    [InlineData("HX1", 92006)]
    [InlineData("HX00000000000000000000000000000000", 20404)]
    public async Task WrongSid_IsRefused(string sid, int code)
    {
        await using var account = await TestAccount.StartAsync();

        Assert.Equal(code, (int)(await account.GetAsync($"/v1/Content/{sid}/ApprovalRequests")).Body!["code"]!);
    }

    [Fact]
    public async Task Content_ChangesOnlyBeforeItIsSubmitted()
    {
        await using var account = await TestAccount.StartAsync();
        var path = "/v1/Content/" + (string)(await account.PostJsonAsync("/v1/Content", Good)).Body!["sid"]!;
        using var changed = new StringContent("""{"types":{"twilio/text":{"body":"Neu"}}}""", System.Text.Encoding.UTF8, "application/json");
        using var again = new StringContent("""{"types":{"twilio/text":{"body":"Neuer"}}}""", System.Text.Encoding.UTF8, "application/json");

        var (status, body) = await account.RequestAsync(HttpMethod.Put, path, changed);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Neu", (string)body!["types"]!["twilio/text"]!["body"]!);
        Assert.Equal("a", (string)body["friendly_name"]!);

        await account.PostJsonAsync(path + "/ApprovalRequests/whatsapp", """{"name":"neu","category":"UTILITY"}""");
        Assert.Equal(HttpStatusCode.Conflict, (await account.RequestAsync(HttpMethod.Put, path, again)).Status);
    }

    [Fact]
    public async Task Pages_FollowOneAnother()
    {
        await using var account = await TestAccount.StartAsync();
        for (var number = 0; number < 4; number++)
            await account.PostJsonAsync("/v1/Content", Good);

        var sizes = new List<int>();
        for (var url = "/v1/ContentAndApprovals?PageSize=2"; url is not null;)
        {
            var page = (await account.GetAsync(url)).Body!;
            sizes.Add(page["contents"]!.AsArray().Count);
            Assert.NotNull(page["contents"]![0]!["approval_requests"]!["status"]);
            url = (string?)page["meta"]!["next_page_url"];
        }

        Assert.Equal([2, 2, 1], sizes);
        Assert.Equal(4, (await account.GetAsync("/v2/Content?Language=de")).Body!["contents"]!.AsArray().Count);
        Assert.Single((await account.GetAsync("/v2/ContentAndApprovals?ChannelEligibility=whatsapp:approved")).Body!["contents"]!.AsArray());
        Assert.Equal(5, (await account.GetAsync("/v1/LegacyContent")).Body!["contents"]!.AsArray().Count);
    }
}
