using Microsoft.Playwright;

namespace WaTemplates.Simulator.Tests.Phone;

/// <summary>Debian's Chromium with a page open; the test is skipped where there is none.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        this.playwright = playwright;
        this.browser = browser;
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
    }

    public IPage Page { get; }

    /// <summary>What the page complained about.</summary>
    public List<string> Errors { get; } = [];

    /// <param name="url">The page.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="height">Of the window, in CSS pixels.</param>
    /// <param name="scheme">What the system prefers.</param>
    /// <param name="ready">What the page shows once it can be used.</param>
    public static async Task<Browser> OpenAsync(Uri url, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, string ready = "#contacts button")
    {
        var executable = Array.Find(Places, File.Exists);
        if (executable is null)
            Assert.Skip("Chromium is not installed: apt-get install chromium.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = scheme });
        page.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        var opened = new Browser(playwright, browser, page);
        await page.GotoAsync(url.ToString());
        await page.Locator(ready).First.WaitForAsync();
        return opened;
    }

    /// <summary>Keeps a picture under the test output.</summary>
    public async Task PictureAsync(string name, bool ofAll = false)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = ofAll, Animations = ScreenshotAnimations.Disabled });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private void Note(bool isTrouble, string text)
    {
        if (isTrouble)
            Errors.Add(text);
    }
}
