using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Simulator;
using WaTemplates.Simulator.Tests.Phone;
using static Microsoft.Playwright.Assertions;

namespace WaTemplates.Runtime.Tests.Operations;

/// <summary>The page of list sendings in a browser, while one runs.</summary>
public class DistributionPageTests
{
    private const string Token = "correct horse battery staple";

    /// <summary>At the test's rate more than the page needs to draw its curve, also on a slow machine.</summary>
    private const int People = 240;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Operator_WatchesHoldsAndGoesOn(int width, ColorScheme scheme)
    {
        await using var running = await RunningRuntime.StartAsync(configure: options => options.OperatorToken = Token, map: app => app.MapWaTemplatesDistributions());
        var distributions = running.Services.GetRequiredService<IDistributions>();
        await distributions.CreateAsync(new DistributionPlan("portal-2026-11", "question") { Settings = new DistributionSettings { Canary = Canary.Off, Rate = 4 } }, Stop);
        await distributions.ImportAsync("portal-2026-11", Contacts(), cancellationToken: Stop);
        await distributions.CreateAsync(new DistributionPlan("draft", "question"), Stop);
        await distributions.StartAsync("portal-2026-11", Stop);

        await using var browser = await Browser.OpenAsync(new Uri(running.Url, "/distributions"), width, scheme: scheme, ready: "#token");
        var page = browser.Page;
        await page.GetByLabel("Operator token").FillAsync("wrong token, wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the token");
        await page.GetByLabel("Operator token").FillAsync(Token);
        await page.GetByLabel("Operator token").PressAsync("Enter");

        await page.Locator("#list button", new() { HasText = "portal-2026-11" }).ClickAsync();
        await Expect(page.Locator("#state")).ToHaveTextAsync("running");
        await Expect(page.Locator("#rate svg")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(page.Locator("#state")).ToHaveTextAsync("paused");
        await Expect(page.Locator("#reason")).ToHaveTextAsync("Held on the page");
        await Expect(page.Locator("#news")).ToHaveTextAsync("portal-2026-11 is paused: Held on the page");
        await browser.PictureAsync($"distribution-paused-{width}");
        var held = running.Simulator.Messages.Count(message => message.Direction != MessageDirection.Inbound);
        Assert.InRange(held, 1, People - 1);

        await distributions.ChangeAsync("portal-2026-11", new DistributionSettings { Canary = Canary.Off }, Stop);
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(page.Locator("#state")).ToHaveTextAsync("completed");
        await running.Simulator.ReceiveTextAsync(Phone(1), "1", cancellationToken: Stop);
        await running.Simulator.ReceiveTextAsync(Phone(2), "3", cancellationToken: Stop);
        await Expect(Step(page, "Accepted by Twilio")).ToContainTextAsync("240");
        await Expect(Step(page, "Delivered")).ToContainTextAsync("240");
        await Expect(Step(page, "Answered yes")).ToContainTextAsync("1");
        await Expect(Step(page, "Opted out")).ToContainTextAsync("1");
        await Expect(page.Locator("#act")).ToBeHiddenAsync();
        await browser.PictureAsync($"distribution-completed-{width}");

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the window");
        // The first wrong token is answered with 401, which a browser notes.
        Assert.DoesNotContain(browser.Errors, error => !error.Contains("401", StringComparison.Ordinal));
        var messages = await page.ContentAsync();
        Assert.DoesNotContain("4915", messages, StringComparison.Ordinal);
        Assert.Equal(People, (await distributions.GetAsync("portal-2026-11", Stop))!.States[SendState.Accepted]);
    }

    private static ILocator Step(IPage page, string name) => page.Locator($"#funnel [data-step='{name}'] .number");

    private static string Phone(int number) => $"+4915112345{number:000}";

    private static async IAsyncEnumerable<Contact> Contacts()
    {
        await Task.Yield();
        for (var i = 0; i < People; i++)
            yield return new Contact(i + 2, Phone(i), new Dictionary<string, string>(StringComparer.Ordinal) { ["FirstName"] = "Anna", ["SurveyURL"] = $"https://feedback.example.com/s/{i}" }) { Language = "en" };
    }
}
