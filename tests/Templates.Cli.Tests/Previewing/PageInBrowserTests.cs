using Microsoft.Playwright;
using WaTemplates.Simulator.Tests.Phone;
using static Microsoft.Playwright.Assertions;

namespace WaTemplates.Cli.Tests.Previewing;

/// <summary>The page as people meet it, in a real browser.</summary>
public sealed class PageInBrowserTests(PageInBrowserTests.Site site) : IClassFixture<PageInBrowserTests.Site>
{
    // What can be seen: the other forms of a text are there as well, hidden.
    private static readonly LocatorAssertionsToContainTextOptions Contains = new() { UseInnerText = true };
    private static readonly LocatorAssertionsToHaveTextOptions Has = new() { UseInnerText = true };

    [Theory]
    [InlineData("phone-light", 320, 740, ColorScheme.Light)]
    [InlineData("phone-dark", 360, 740, ColorScheme.Dark)]
    [InlineData("desktop-light", 1280, 800, ColorScheme.Light)]
    [InlineData("desktop-dark", 1920, 1080, ColorScheme.Dark)]
    public async Task Page_FitsItsWindowAndCanBeRead(string name, int width, int height, ColorScheme scheme)
    {
        await using var browser = await OpenAsync(width, height, scheme);
        await browser.Page.EvaluateAsync(PageChecks.LayOutAll);
        foreach (var form in new[] { "sample", "placeholder", "twilio" })
        {
            await browser.Page.Locator($"#form-{form}").CheckAsync();
            Assert.Empty(await browser.Page.EvaluateAsync<string[]>(PageChecks.Overflow));
            Assert.Empty(await browser.Page.EvaluateAsync<string[]>(PageChecks.Contrast));
            await browser.PictureAsync($"preview-{name}-{form}", ofAll: true);
        }

        Assert.Empty(await browser.Page.EvaluateAsync<string[]>(PageChecks.Structure));
        Assert.Empty(browser.Errors);
    }

    /// <summary>The picture of the guide: the sample's template with a mistake in it.</summary>
    [Fact]
    public async Task Sample_ShowsAFindingBesideItsBubble()
    {
        using var folder = new TemporaryFolder("sample");
        folder.Write("portal_feedback.wa.yaml", File.ReadAllText(Repository.PathOf("samples/PortalFeedback/portal_feedback.wa.yaml")).Replace("share your experience", "take our survey", StringComparison.Ordinal));
        Assert.Equal(1, CommandLine.Run(folder, "preview", "--html", "preview.html").ExitCode);
        await using var browser = await Browser.OpenAsync(new Uri(folder["preview.html"]), ready: ".template");
        await Expect(browser.Page.Locator(".template").First).ToContainTextAsync("WAT0101", Contains);
        Assert.Empty(await browser.Page.EvaluateAsync<string[]>(PageChecks.Overflow));
        Assert.Empty(browser.Errors);
        await browser.PictureAsync("preview-sample");
    }

    [Fact]
    public async Task Colours_MayDifferFromTheSystems()
    {
        await using var browser = await OpenAsync();
        await browser.Page.EvaluateAsync(PageChecks.LayOutAll);
        var light = await BackgroundAsync(browser);
        await browser.Page.Locator("#colours-dark").CheckAsync();
        Assert.NotEqual(light, await BackgroundAsync(browser));
        Assert.Empty(await browser.Page.EvaluateAsync<string[]>(PageChecks.Contrast));
        await browser.Page.Locator("#colours-light").CheckAsync();
        Assert.Equal(light, await BackgroundAsync(browser));
    }

    [Fact]
    public async Task Form_ChangesTextAndCounters()
    {
        await using var browser = await OpenAsync();
        var message = Message(browser, "de");
        var body = message.Locator(".bubble .body");
        var counter = message.Locator(".count").Filter(new LocatorFilterOptions { HasText = "Footer" });
        await Expect(body).ToContainTextAsync("Hallo Jürgen!", Contains);
        await Expect(body.Locator(".b")).ToHaveCSSAsync("font-weight", "700");
        await Expect(body.Locator(".k").First).ToBeHiddenAsync();
        await Expect(counter).ToHaveTextAsync("Footer 9 of 60", Has);
        await Expect(message.Locator(".target").First).ToContainTextAsync("https://feedback.example.com/s/aVery", Contains);

        await browser.Page.Locator("#form-twilio").CheckAsync();
        await Expect(body).ToContainTextAsync("Hallo {{1}}!", Contains);
        await Expect(message.Locator(".target").First).ToHaveTextAsync("https://feedback.example.com/s/{{4}}", Has);
        await browser.Page.Locator("#form-placeholder").CheckAsync();
        await Expect(body).ToContainTextAsync("Hallo ${m://FirstName}!", Contains);
        await Expect(body).ToContainTextAsync("*Kundenumfrage", Contains);
        await Expect(counter).ToHaveTextAsync("Footer 9 as written, of 60", Has);
    }

    [Fact]
    public async Task Finding_StandsAtItsWordsAndInFull()
    {
        await using var browser = await OpenAsync();
        var message = Message(browser, "de");
        await Expect(message.Locator(".bubble mark")).ToHaveTextAsync("Kundenumfrage", Has);
        await Expect(message.Locator(".count.over")).ToHaveTextAsync("Button 1, title 27 of 20 over by 7", Has);
        await Expect(message.Locator(".note")).ToHaveCountAsync(2);

        // To the note and back, by keyboard.
        await message.Locator(".bubble .ref").FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        var note = message.Locator(".note:target");
        await Expect(note).ToContainTextAsync("error WAT0101 'Kundenumfrage'");
        await Expect(note).ToBeInViewportAsync();
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(message.Locator(".bubble .ref:target")).ToBeInViewportAsync();

        await Expect(Message(browser, "en").Locator(".note").Last).ToContainTextAsync("WAT0401");
        await Expect(browser.Page.Locator(".template").First.Locator(".note")).ToContainTextAsync("WAT0001");
        await Expect(browser.Page.Locator(".summary")).ToContainTextAsync("3 files, 4 messages, ");
    }

    [Fact]
    public async Task WideWindow_HasFindingsBesideTheBubble()
    {
        await using var browser = await OpenAsync(1920, 1080);
        await browser.Page.GetByLabel("Language").SelectOptionAsync("en");
        var message = Message(browser, "en");
        var phone = (await message.Locator(".phone").BoundingBoxAsync())!;
        var notes = (await message.Locator(".notes").BoundingBoxAsync())!;
        Assert.True(notes.X >= phone.X + phone.Width, $"{notes.X} is not right of {phone.X} + {phone.Width}.");
        Assert.Equal(phone.Y, notes.Y, 1f);
    }

    [Fact]
    public async Task Arabic_RunsFromTheRight()
    {
        await using var browser = await OpenAsync();
        var phone = Message(browser, "ar").Locator(".phone");
        await Expect(phone).ToHaveAttributeAsync("lang", "ar");
        await Expect(phone).ToHaveCSSAsync("direction", "rtl");
        var (outer, bubble) = ((await phone.BoundingBoxAsync())!, (await phone.Locator(".bubble").BoundingBoxAsync())!);
        Assert.True(outer.X + outer.Width - (bubble.X + bubble.Width) < 20, "The bubble does not stand at the right.");
        var first = await phone.Locator(".body").EvaluateAsync<float>("body => { const range = document.createRange(); range.setStart(body.firstChild, 0); range.setEnd(body.firstChild, 1); const box = range.getBoundingClientRect(); return body.getBoundingClientRect().right - box.right; }");
        Assert.InRange(first, -1, 3);
    }

    [Fact]
    public async Task Filter_LeavesWhatMatches()
    {
        await using var browser = await OpenAsync();
        var shown = browser.Page.Locator(".template:visible");
        await browser.Page.GetByLabel("Filter").FillAsync("WAT0302 anna");
        await Expect(shown).ToHaveCountAsync(1);
        await Expect(browser.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 of 3 shown");
        await browser.Page.GetByLabel("Filter").FillAsync("");
        await Expect(shown).ToHaveCountAsync(3);
        await browser.Page.GetByLabel("with findings only").CheckAsync();
        await Expect(shown).ToHaveCountAsync(2);
        await browser.Page.GetByLabel("Language").SelectOptionAsync("ar");
        await Expect(shown).ToHaveCountAsync(1);
        await Expect(browser.Page.Locator(".message:visible")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Print_ShowsAllWithoutTools()
    {
        await using var browser = await OpenAsync(794, 1123, ColorScheme.Dark);
        await browser.Page.EvaluateAsync("() => { window.print = () => { window.printed = true; }; }");
        await browser.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Print" }).ClickAsync();
        Assert.True(await browser.Page.EvaluateAsync<bool>("window.printed"));
        await browser.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Expect(browser.Page.Locator(".tools")).ToBeHiddenAsync();
        await Expect(browser.Page.Locator(".template").Last).ToHaveCSSAsync("content-visibility", "visible");
        Assert.Empty(await browser.Page.EvaluateAsync<string[]>(PageChecks.Contrast));
        Assert.Empty(await browser.Page.EvaluateAsync<string[]>(PageChecks.Overflow));
        await browser.PictureAsync("preview-print", ofAll: true);
    }

    [Fact]
    public async Task Texts_AreNeverMarkup_AndNothingIsLoaded()
    {
        await using var browser = await OpenAsync();
        var requests = new List<string>();
        browser.Page.Request += (_, request) => requests.Add(request.Url);
        await browser.Page.ReloadAsync();
        await Expect(Message(browser, "en").First.Locator(".body")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        Assert.Equal(0, await browser.Page.Locator("main img, main script").CountAsync());
        Assert.Single(requests);

        // What the policy is for: neither runs.
        await browser.Page.EvaluateAsync("() => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script); document.body.insertAdjacentHTML('beforeend', '<p onclick=\"window.ran = true\" id=probe>x</p>'); document.getElementById('probe').click(); }");
        Assert.False(await browser.Page.EvaluateAsync<bool>("Boolean(window.ran)"));
    }

    private static ILocator Message(Browser browser, string language) => browser.Page.Locator($".message[data-language={language}]").First;

    private static Task<string> BackgroundAsync(Browser browser) => browser.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private Task<Browser> OpenAsync(int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
        => Browser.OpenAsync(new Uri(site.Folder["out/preview.html"]), width, height, scheme, ready: ".template");

    /// <summary>One page for all tests.</summary>
    public sealed class Site : IDisposable
    {
        internal TemporaryFolder Folder { get; } = PageTexts.WithPage();

        public void Dispose() => Folder.Dispose();
    }
}
