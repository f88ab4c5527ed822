using System.Text;
using System.Text.Json.Nodes;
using WaTemplates.Testing;

namespace WaTemplates.Simulator.Tests.Http;

/// <summary>Every answer has the shape that Twilio's published documents promise.</summary>
public class ContractTests
{
    [Theory]
    [InlineData("content_v1.json")]
    [InlineData("api_v2010.json")]
    [InlineData("messaging_v2.json")]
    [InlineData("messaging_v1.json")]
    public async Task Answers_ConformToTheDocument(string document)
    {
        Assert.SkipWhen(PrismServer.Unavailable(document) is not null, PrismServer.Unavailable(document) ?? "");
        await using var account = await TestAccount.StartAsync();
        await using var prism = await PrismProxy.StartAsync(document, account.Simulator.Url);
        prism.Client.DefaultRequestHeaders.Authorization = account.Client.DefaultRequestHeaders.Authorization;
        await account.SendAsync();
        await account.Simulator.ReceiveTextAsync(TestAccount.Anna, "1", cancellationToken: TestContext.Current.CancellationToken);
        var service = account.Simulator.AddMessagingService("service", []);
        var fresh = (string)(await account.PostJsonAsync("/v1/Content", """{"language":"de","types":{"twilio/text":{"body":"Hallo!"}}}""")).Body!["sid"]!;
        var senders = (await account.GetAsync("/v2/Channels/Senders?Channel=whatsapp")).Body!["senders"]!;

        foreach (var (method, path, body, status) in Requests(document, account, service, fresh, (string)senders[0]!["sid"]!))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, body.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded");
            using var response = await prism.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (HasOnlyRelativeLinks(answer))
                continue;
            Assert.True((int)response.StatusCode == status, $"{method} {path}: {(int)response.StatusCode} {answer}");
            var violations = response.Headers.TryGetValues("sl-violations", out var found) ? string.Join('\n', found) : "";
            Assert.DoesNotContain("\"response\"", violations, StringComparison.Ordinal);
        }
    }

    // The document asks for absolute links in the list of messages, its own examples and Twilio have relative ones.
    private static bool HasOnlyRelativeLinks(string answer)
        => answer.Contains("errors#VIOLATIONS", StringComparison.Ordinal)
            && JsonNode.Parse(answer)!["validation"]!.AsArray().All(violation => (string)violation!["code"]! == "format" && ((string)violation["location"]!.AsArray()[^1]!).EndsWith("uri", StringComparison.Ordinal));

    private static IEnumerable<(string Method, string Path, string? Body, int Status)> Requests(string document, TestAccount account, string service, string fresh, string senderSid)
    {
        var content = account.Content.Sid;
        var message = account.Simulator.Messages[0].Sid;
        var messages = account.MessagesPath;
        return document switch
        {
            "content_v1.json" =>
            [
                ("POST", "/v1/Content", """{"friendly_name":"a","language":"de","variables":{"1":"Anna"},"types":{"twilio/text":{"body":"Hallo {{1}}!"}}}""", 201),
                ("GET", $"/v1/Content/{content}", null, 200),
                ("GET", "/v1/Content?PageSize=1", null, 200),
                ("GET", "/v1/ContentAndApprovals?PageSize=1", null, 200),
                ("GET", "/v1/LegacyContent", null, 200),
                ("GET", $"/v1/Content/{content}/ApprovalRequests", null, 200),
                ("PUT", $"/v1/Content/{fresh}", """{"types":{"twilio/text":{"body":"Hallo Welt!"}}}""", 200),
                ("POST", $"/v1/Content/{fresh}/ApprovalRequests/whatsapp", """{"name":"a","category":"UTILITY"}""", 201),
                ("GET", $"/v1/Content/{fresh}/ApprovalRequests", null, 200),
                ("DELETE", $"/v1/Content/{content}", null, 204),
            ],
            "api_v2010.json" =>
            [
                ("GET", messages.Replace("/Messages.json", ".json", StringComparison.Ordinal), null, 200),
                ("POST", messages, $"To={Uri.EscapeDataString(TestAccount.Anna)}&From={Uri.EscapeDataString(TestAccount.Sender)}&ContentSid={content}", 201),
                ("GET", messages, null, 200),
                ("GET", messages + "?PageSize=1", null, 200),
                ("GET", messages.Replace("Messages.json", $"Messages/{message}.json", StringComparison.Ordinal), null, 200),
                ("POST", messages.Replace("Messages.json", $"Messages/{message}.json", StringComparison.Ordinal), "Body=", 200),
                ("DELETE", messages.Replace("Messages.json", $"Messages/{message}.json", StringComparison.Ordinal), null, 204),
            ],
            "messaging_v2.json" =>
            [
                ("GET", "/v2/Channels/Senders?Channel=whatsapp", null, 200),
                ("GET", $"/v2/Channels/Senders/{senderSid}", null, 200),
                ("POST", $"/v2/Channels/Senders/{senderSid}", """{"webhook":{"callback_url":"https://example.com/in","callback_method":"POST"}}""", 202),
                ("POST", "/v2/Channels/Senders", """{"sender_id":"whatsapp:+14155550000","profile":{"name":"Shop"}}""", 202),
                ("DELETE", $"/v2/Channels/Senders/{senderSid}", null, 204),
            ],
            _ =>
            [
                ("POST", "/v1/Services", "FriendlyName=Shop&InboundRequestUrl=https%3A%2F%2Fexample.com%2Fin", 201),
                ("GET", "/v1/Services", null, 200),
                ("GET", $"/v1/Services/{service}", null, 200),
                ("POST", $"/v1/Services/{service}", "UseInboundWebhookOnNumber=true", 200),
                ("POST", $"/v1/Services/{service}/ChannelSenders", $"Sid={senderSid}", 201),
                ("GET", $"/v1/Services/{service}/ChannelSenders", null, 200),
                ("GET", $"/v1/Services/{service}/ChannelSenders/{senderSid}", null, 200),
                ("DELETE", $"/v1/Services/{service}/ChannelSenders/{senderSid}", null, 204),
                ("DELETE", $"/v1/Services/{service}", null, 204),
            ],
        };
    }
}
