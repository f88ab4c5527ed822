using System.Net;

namespace WaTemplates.Packages.Tests.Starting;

/// <summary><c>dotnet new watemplates</c>, then <c>dotnet run</c>.</summary>
[Collection(nameof(StartingCollection))]
public class NewServiceTests(PackedProducts products, InstalledTemplates templates)
{
    private const string Anna = "+4915112345601";
    private static readonly string[] Marks = ["WaService", "WaNamespace", "0.0.0-packed"];

    [Fact]
    public async Task Service_Asks_IsAnswered_AndKeepsNothing()
    {
        await using var service = new RunningService(templates[InstalledTemplates.Service], products.Packages);
        var (page, phoneAddress) = await service.ReadyAsync();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = page };
        using var phone = new PhoneScreen(phoneAddress);
        Assert.Contains("<form method=\"post\" action=\"/ask\">", await browser.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var asked = await Ask(browser, Anna);
        Assert.Equal((HttpStatusCode.Redirect, phoneAddress), (asked.StatusCode, asked.Headers.Location));
        await phone.ShowsAsync("Hello Anna!");
        await phone.WriteAsync(Anna, "1");
        await phone.ShowsAsync("This is your personal link: https://feedback.example.com/s/1");
        await service.PrintsAsync("is read as Yes");

        await phone.WriteAsync(Anna, "STOP");
        await service.PrintsAsync("is read as Unsubscribe");
        using var refused = await Ask(browser, Anna);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("OptedOut", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var health = await browser.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.DoesNotContain("warn", service.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(templates[InstalledTemplates.Service], "*.db*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Service_HasItsFiles_AndNoMarkIsLeft()
    {
        var folder = templates[InstalledTemplates.Service];
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal([
            ".gitignore", "Development/AskPage.cs", "Development/SimulatedTwilio.cs", "FeedbackHandler.cs", "Program.cs", "Properties/launchSettings.json", "README.md",
            "appsettings.Development.json", "appsettings.json", $"{InstalledTemplates.Service}.csproj", "templates/portal_feedback.wa.yaml", "watemplates.config.yaml",
        ], files);
        var marked = files.Where(file => Marks.Any(mark => File.ReadAllText(Path.Combine(folder, file)).Contains(mark, StringComparison.Ordinal)));
        Assert.Empty(marked);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient browser, string phone)
        => browser.PostAsync(new Uri("/ask", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["to"] = phone, ["firstName"] = "Anna" }), TestContext.Current.CancellationToken);
}
