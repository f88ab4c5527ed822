using System.Net;
using System.Text;
using WaTemplates.Core.Tests.Robustness;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests.Twilio;

/// <summary>Every document we write is a request that Twilio's published contract accepts.</summary>
public class ContentContractTests
{
    private const string Document = "content_v1.json";
    private const string ContentPath = "/v1/Content";
    private const string ApprovalPath = "/v1/Content/HX00000000000000000000000000000000/ApprovalRequests/whatsapp";

    [Fact]
    public async Task EveryDocument_IsAccepted()
    {
        Assert.SkipWhen(PrismServer.Unavailable(Document) is not null, PrismServer.Unavailable(Document) ?? "");
        var cancellation = TestContext.Current.CancellationToken;
        await using var prism = await PrismServer.StartAsync(Document, cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(prism, ContentPath, """{"language":"de"}""", cancellation)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(prism, ContentPath, """{"language":"de","types":{"twilio/text":{"body":"x","title":"y"}}}""", cancellation)).Status);

        var accepted = 0;
        foreach (var output in GoodTemplates().Where(compilation => !compilation.HasErrors).SelectMany(compilation => compilation.Outputs).Where(output => output.Path.StartsWith("twilio/", StringComparison.Ordinal)))
        {
            var path = output.Path.EndsWith(".content.json", StringComparison.Ordinal) ? ContentPath : ApprovalPath;
            var (status, answer) = await PostAsync(prism, path, output.Content, cancellation);
            Assert.True(status == HttpStatusCode.Created, $"{output.Path}: {status} {answer}\n{output.Content}");
            accepted++;
        }

        Assert.True(accepted >= 200, $"{accepted} documents");
    }

    private static IEnumerable<Compilation> GoodTemplates()
        => SeedTemplates.All.Concat(WithButtons()).Select(text => TemplateVerifier.Compile(text)).Concat(Fixture.All.Select(fixture => fixture.Compile()));

    private static IEnumerable<string> WithButtons()
    {
        foreach (var buttons in (string[])["      - quickReply: Fine\n      - quickReply: Not so\n", "      - url: https://example.com/o/${e://Field/Order}\n        title: Track it\n", "      - phone: \"+4989123456\"\n        title: Call us\n      - quickReply: Thanks\n"])
            yield return $"name: order_ready\nkind: notice\ncategory: marketing\nsamples: {{ Order: \"47 11\" }}\nlanguages:\n  en:\n    body: Your order ${{e://Field/Order}} is ready to be picked up in our shop.\n    buttons:\n{buttons}";
    }

    private static async Task<(HttpStatusCode Status, string Answer)> PostAsync(PrismServer prism, string path, string json, CancellationToken cancellation)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await prism.Client.PostAsync(path, content, cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }
}
