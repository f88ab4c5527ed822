namespace WaTemplates.Packages.Tests.Starting;

/// <summary>The simulator's phone as its page uses it.</summary>
internal sealed class PhoneScreen(Uri address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly HttpClient browser = new() { BaseAddress = address };

    /// <summary>Waits until a text is shown.</summary>
    public async Task ShowsAsync(string text)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ends.CancelAfter(Patience);
        await using var events = await browser.GetStreamAsync(new Uri("/phone/events", UriKind.Relative), ends.Token);
        using var reader = new StreamReader(events);
        var seen = "";
        while (!seen.Contains(text, StringComparison.Ordinal))
            seen += await reader.ReadLineAsync(ends.Token) ?? throw new EndOfStreamException($"'{text}' was never shown.\n{seen}");
    }

    /// <summary>Writes as one of the people.</summary>
    public async Task WriteAsync(string phone, string body)
    {
        // Its length is to be known to the page's server, so it is no stream.
        using var content = new StringContent($$"""{"phone":"whatsapp:{{phone}}","body":"{{body}}"}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await browser.PostAsync(new Uri("/phone/text", UriKind.Relative), content, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => browser.Dispose();
}
