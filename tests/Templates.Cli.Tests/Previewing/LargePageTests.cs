using System.Diagnostics;
using WaTemplates.Simulator.Tests.Phone;
using static Microsoft.Playwright.Assertions;

namespace WaTemplates.Cli.Tests.Previewing;

/// <summary>A page of a thousand templates. How long it takes is told, not judged: machines differ.</summary>
public class LargePageTests(ITestOutputHelper output)
{
    private const int Templates = 1_000;

    [Fact]
    public async Task ThousandTemplates_OpenAndFilter()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < Templates; i++)
            folder.Write($"t{i}.wa.yaml", PageTexts.Portal.Replace("name: portal", $"name: portal_{i}", StringComparison.Ordinal));
        Assert.Equal(1, CommandLine.Run(folder, "preview", "--html", "preview.html").ExitCode);
        Assert.InRange(new FileInfo(folder["preview.html"]).Length, 1_000_000, 25_000_000);

        var clock = Stopwatch.StartNew();
        await using var browser = await Browser.OpenAsync(new Uri(folder["preview.html"]), ready: ".template");
        await Expect(browser.Page.Locator("#find")).ToBeVisibleAsync();
        output.WriteLine($"open after {clock.ElapsedMilliseconds} ms, browser included");

        // What is far below is not laid out.
        Assert.False(await browser.Page.Locator(".template").Last.Locator(".bubble").First.EvaluateAsync<bool>("bubble => bubble.checkVisibility({ contentVisibilityAuto: true })"));
        clock.Restart();
        await browser.Page.GetByLabel("Filter").FillAsync("portal_777");
        await Expect(browser.Page.Locator(".template:not([hidden])")).ToHaveCountAsync(1);
        output.WriteLine($"filtered after {clock.ElapsedMilliseconds} ms");
        Assert.Empty(browser.Errors);
    }
}
