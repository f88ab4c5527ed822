using Microsoft.Playwright;
using WaTemplates.Simulator.Tests.Phone;
using static Microsoft.Playwright.Assertions;

namespace WaTemplates.Runtime.Tests.Running;

/// <summary>The whole way, as a person at the phone goes it: asked, answered, linked, unsubscribed, left alone.</summary>
public class PhoneTests
{
    private const string Anna = "+4915112345601";
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal) { ["FirstName"] = "Anna", ["SurveyURL"] = "https://feedback.example.com/s/7" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Person_IsAskedAnswersAndLeaves()
    {
        await using var running = await RunningRuntime.StartAsync();
        await SendAsync(running, "buttons");
        await running.MessageAsync(Anna);
        await using var browser = await Browser.OpenAsync(running.Simulator.Url);
        await browser.Page.Locator($"#contacts [data-phone='whatsapp:{Anna}']").ClickAsync();
        var bubble = browser.Page.Locator(".message").First;
        await Expect(bubble.Locator(".body")).ToHaveTextAsync("Hello Anna, would you like to share your experience with our new portal?");
        await browser.PictureAsync("asked");

        await bubble.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Yes please" }).ClickAsync();
        var answer = browser.Page.Locator("#messages").GetByText("Thank you! Your link:");
        await Expect(answer).ToBeVisibleAsync();
        await Expect(browser.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "https://feedback.example.com/s/7" })).ToBeVisibleAsync();

        // Another question, answered by typing.
        await SendAsync(running, "question");
        await Expect(browser.Page.Locator("#messages").GetByText("Enter 3 to unsubscribe")).ToBeVisibleAsync();
        await browser.Page.GetByLabel("Message to the business").FillAsync("3");
        await browser.Page.GetByLabel("Message to the business").PressAsync("Enter");
        await Expect(browser.Page.Locator("#messages").GetByText("You will get no more of these.")).ToBeVisibleAsync();
        await browser.PictureAsync("unsubscribed");

        var refused = await Assert.ThrowsAsync<MessageRefusedException>(() => SendAsync(running, "question"));
        Assert.Equal(RefusalReason.OptedOut, refused.Reason);
        Assert.Empty(browser.Errors);
    }

    private static Task SendAsync(RunningRuntime running, string template) => running.Templates.SendAsync(new TemplateMessage(template, "en", "users", Values), Anna, Stop);
}
