using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WaTemplates.Simulator.Tests;

/// <summary>A simulator and a client that speaks to it as Twilio's customers do.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    public const string Sender = "whatsapp:+14155238886";
    public const string Anna = "whatsapp:+4915155500001";
    public const string Greeting = """{"twilio/quick-reply":{"body":"Hello {{1}}, see {{2}} today.","actions":[{"title":"Yes","id":"yes"},{"title":"No","id":"no"}]}}""";

    private TestAccount(TwilioSimulator simulator)
    {
        Simulator = simulator;
        Client = new HttpClient { BaseAddress = simulator.Url };
        Client.DefaultRequestHeaders.Authorization = Basic(simulator.AccountSid, simulator.AuthToken);
        Content = simulator.AddApprovedContent("en", Greeting, name: "greeting", variables: new Dictionary<string, string> { ["1"] = "Sample", ["2"] = "https://example.com/s" });
    }

    public TwilioSimulator Simulator { get; }

    public HttpClient Client { get; }

    public SimulatedContent Content { get; }

    public string MessagesPath => $"/2010-04-01/Accounts/{Simulator.AccountSid}/Messages.json";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestAccount> StartAsync(SimulatorOptions? options = null) => new(await TwilioSimulator.StartAsync(options, Cancellation));

    public static AuthenticationHeaderValue Basic(string user, string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    /// <summary>A correct message of the greeting, with other pairs in place of its own; null takes one out.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(params (string Name, string? Value)[] changes)
    {
        using var response = await SendRawAsync(changes);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!);
    }

    public Task<HttpResponseMessage> SendRawAsync(params (string Name, string? Value)[] changes)
    {
        var pairs = new Dictionary<string, string?>
        {
            ["To"] = Anna,
            ["From"] = Sender,
            ["ContentSid"] = Content.Sid,
            ["ContentVariables"] = """{"1":"Anna","2":"https://example.com/s/1"}""",
        };
        foreach (var (name, value) in changes)
            pairs[name] = value;
        return Client.PostAsync(MessagesPath, new FormUrlEncodedContent(pairs.Where(pair => pair.Value is not null)!), Cancellation);
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string path) => RequestAsync(HttpMethod.Get, path, null);

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostJsonAsync(string path, string json) => RequestAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostFormAsync(string path, params (string Name, string Value)[] pairs)
        => RequestAsync(HttpMethod.Post, path, new FormUrlEncodedContent(pairs.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))));

    public async Task<(HttpStatusCode Status, JsonNode? Body)> RequestAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await Client.SendAsync(request, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        return (response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    public static string Phone(int number) => "whatsapp:+49151" + number.ToString("00000000", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Simulator.DisposeAsync();
    }
}
