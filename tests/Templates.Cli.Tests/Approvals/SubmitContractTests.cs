using System.Net;
using System.Text;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary>Every request of the commands is one that Twilio's published document knows.</summary>
public class SubmitContractTests
{
    private const string Document = "content_v1.json";

    [Fact]
    public async Task EveryRequest_IsAccepted()
    {
        Assert.SkipWhen(PrismServer.Unavailable(Document) is not null, PrismServer.Unavailable(Document) ?? "");
        var cancellation = TestContext.Current.CancellationToken;
        await using var bench = await ApprovalBench.StartAsync();
        await using var proxy = new TwilioProxy(bench.Simulator.Url);
        bench.Url = proxy.Url;
        bench.Write("parcel", ("de", "Laden"), ("en", "shop"));
        Assert.Equal(0, bench.Run("submit").ExitCode);
        Assert.Equal(0, bench.Run("status").ExitCode);
        Assert.Equal(0, bench.Run("import", "--twilio", "-o", "imported", "--variable", "1=FirstName").ExitCode);
        proxy.Before = request => request.PathAndQuery.StartsWith("/v1/ContentAndApprovals", StringComparison.Ordinal) ? ProxyAnswer.Json(400, "{}") : null;
        Assert.Equal(0, bench.Run("status").ExitCode);

        await using var prism = await PrismServer.StartAsync(Document, cancellation);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in proxy.Requests)
        {
            using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.PathAndQuery);
            if (request.Method == "POST")
                message.Content = new StringContent(Encoding.UTF8.GetString(request.Body), Encoding.UTF8, "application/json");
            using var response = await prism.Client.SendAsync(message, cancellation);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"{request.Method} {request.PathAndQuery}: {response.StatusCode} {await response.Content.ReadAsStringAsync(cancellation)}");
            kinds.Add($"{request.Method} {request.PathAndQuery.Split('?')[0].Split('/').Length}");
        }

        // Two creations, the list, a content and its approval.
        Assert.Equal(["GET 3", "GET 4", "GET 5", "POST 3", "POST 6"], kinds.Order(StringComparer.Ordinal));
    }
}
