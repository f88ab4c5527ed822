using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace WaTemplates.Runtime.Benchmarks.Sending;

/// <summary>A send loop as one writes it by hand: 64 at a time, nothing kept.</summary>
internal static class BareLoop
{
    /// <summary>Tells sends per second, and microseconds of processor time each.</summary>
    public static async Task RunAsync(Uri twilio, int warmUp, int count)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Setting.InFlight, AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Setting.Account}:{Setting.Token}")));
        var address = new Uri(twilio, $"/2010-04-01/Accounts/{Setting.Account}/Messages.json");
        await SendAsync(client, address, warmUp);
        var (started, processor) = (Stopwatch.GetTimestamp(), Figures.ProcessorTime());
        await SendAsync(client, address, count);
        Figures.Tell(count / Stopwatch.GetElapsedTime(started).TotalSeconds, (Figures.ProcessorTime() - processor) / count);
    }

    private static Task SendAsync(HttpClient client, Uri address, int count)
    {
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, Setting.InFlight).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= count)
                await SendOneAsync(client, address, number);
        })));
    }

    private static async Task<string> SendOneAsync(HttpClient client, Uri address, int number)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("To", Messages.Address(number)), new("From", Setting.Sender), new("ContentSid", Setting.Content), new("ContentVariables", Messages.Variables(number)),
            new("StatusCallback", string.Create(CultureInfo.InvariantCulture, $"https://hooks.example.org/whatsapp/status?s={number}.AAAAAAAAAAAAAAAA")),
        ]);
        using var response = await client.PostAsync(address, form);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return answer.RootElement.GetProperty("sid").GetString()!;
    }
}
