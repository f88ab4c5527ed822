using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WaTemplates.Simulator.Tests.Phone;

public class PhonePageTests
{
    private const string Ben = "whatsapp:+4915155500002";

    // Looking now and then would miss a status that passes quickly.
    private const string RecordStatuses = """
        () => {
          window.seen = [];
          new MutationObserver(() => {
            const status = document.querySelector('.message')?.dataset.status;
            if (status && window.seen.at(-1) !== status)
              window.seen.push(status);
          }).observe(document.getElementById('messages'), { childList: true, subtree: true, attributes: true });
        }
        """;

    [Fact]
    public async Task Person_SeesTheMessageTapsAndTypes()
    {
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { StatusDelay = TimeSpan.FromMilliseconds(400) });
        await using var listener = await WebhookListener.StartAsync();
        listener.Answer = number => (200, number == 1 ? "<Response><Message>Here is your link: https://example.com/s/1.</Message></Response>" : "<Response/>");
        account.Simulator.ConfigureSender(TestAccount.Sender, new Uri(listener.Url));
        await using var browser = await Browser.OpenAsync(account.Simulator.Url);
        var bubble = browser.Page.Locator(".message").First;

        await browser.Page.EvaluateAsync(RecordStatuses);
        await account.SendAsync();
        await Expect(bubble.Locator(".body")).ToHaveTextAsync("Hello Anna, see https://example.com/s/1 today.");
        await Expect(bubble).ToHaveAttributeAsync("data-status", "read");
        Assert.Equal(["queued", "sent", "delivered", "read"], await browser.Page.EvaluateAsync<string[]>("window.seen"));
        await Expect(bubble.Locator(".ticks")).ToHaveTextAsync("Read");
        var link = bubble.GetByRole(AriaRole.Link);
        await Expect(link).ToHaveAttributeAsync("href", "https://example.com/s/1");
        await Expect(link).ToHaveAttributeAsync("target", "_blank");

        await bubble.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Yes" }).ClickAsync();
        var tap = (await listener.WaitForAsync(1))[0];
        Assert.True(tap.IsSignedWith(account.Simulator.AuthToken));
        Assert.Equal("yes", tap.Form["ButtonPayload"]);
        await Expect(browser.Page.Locator(".message.own .body")).ToHaveTextAsync("Yes");
        await Expect(browser.Page.Locator("#messages").GetByText("Here is your link:")).ToBeVisibleAsync();

        await browser.Page.GetByLabel("Message to the business").FillAsync("3");
        await browser.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send" }).ClickAsync();
        Assert.Equal("3", (await listener.WaitForAsync(2))[1].Form["Body"]);
        await browser.PictureAsync("desktop-light");
        Assert.Empty(browser.Errors);
    }

    [Fact]
    public async Task Messages_AreShownAsTextNeverAsMarkup()
    {
        await using var account = await TestAccount.StartAsync();
        await using var browser = await Browser.OpenAsync(account.Simulator.Url);

        await account.SendAsync(("ContentVariables", """{"1":"<img src=x onerror=alert(1)><b>bold</b>","2":"javascript:alert(1)"}"""));

        await Expect(browser.Page.Locator(".message .body")).ToContainTextAsync("<img src=x onerror=alert(1)><b>bold</b>");
        Assert.Equal(0, await browser.Page.Locator("#messages img, #messages b, #messages a").CountAsync());
        Assert.Empty(browser.Errors);
    }

    [Fact]
    public async Task Contacts_HaveTheirOwnConversations()
    {
        await using var account = await TestAccount.StartAsync();
        await using var browser = await Browser.OpenAsync(account.Simulator.Url);
        await account.SendAsync();
        await account.SendAsync(("To", Ben), ("ContentVariables", """{"1":"Ben"}"""));

        var ben = browser.Page.Locator($"#contacts [data-phone='{Ben}']");
        await Expect(ben.Locator(".unread")).ToContainTextAsync("1");
        await Expect(browser.Page.Locator(".message")).ToHaveCountAsync(1);
        await ben.ClickAsync();
        await Expect(browser.Page.Locator(".message .body")).ToContainTextAsync("Hello Ben");
        await Expect(ben).ToHaveAttributeAsync("aria-current", "true");
        await Expect(ben.Locator(".unread")).ToHaveCountAsync(0);

        await browser.Page.GetByText("Add a contact").ClickAsync();
        await browser.Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Number" }).FillAsync("+49 151 55500009");
        await browser.Page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Name" }).FillAsync("Dora");
        await browser.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add", Exact = true }).ClickAsync();
        await Expect(browser.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dora" })).ToBeVisibleAsync();
        Assert.Empty(browser.Errors);
    }

    [Fact]
    public async Task ChosenFailure_StrikesTheNextMessage()
    {
        await using var account = await TestAccount.StartAsync();
        await using var browser = await Browser.OpenAsync(account.Simulator.Url);

        await browser.Page.GetByLabel("With").SelectOptionAsync("63024");
        await browser.Page.GetByLabel("The next one").CheckAsync();
        await Expect(browser.Page.Locator("#failure-state")).ToContainTextAsync("The next message fails: 63024");
        await account.SendAsync();
        await Expect(browser.Page.Locator(".message .failed")).ToContainTextAsync("63024 Invalid recipient");
        await Expect(browser.Page.GetByLabel("None")).ToBeCheckedAsync();
        await account.SendAsync();
        await Expect(browser.Page.Locator(".message").Nth(1)).ToHaveAttributeAsync("data-status", "read");

        await browser.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Pause greeting en" }).ClickAsync();
        await Expect(browser.Page.Locator(".badge")).ToHaveTextAsync("paused");
        Assert.Equal("paused", account.Content.Status);
        Assert.Empty(browser.Errors);
    }

    [Fact]
    public async Task Keyboard_IsEnough()
    {
        await using var account = await TestAccount.StartAsync();
        await using var browser = await Browser.OpenAsync(account.Simulator.Url);
        await account.SendAsync();
        await Expect(browser.Page.Locator(".message")).ToHaveCountAsync(1);

        Assert.True(await PressUntilAsync(browser.Page, "Ben"));
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(browser.Page.Locator("#viewer")).ToHaveTextAsync("on the phone of Ben");
        await browser.Page.Keyboard.PressAsync("Shift+Tab");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(browser.Page.Locator("#viewer")).ToHaveTextAsync("on the phone of Anna");
        Assert.True(await PressUntilAsync(browser.Page, "No"));
        await browser.Page.Keyboard.PressAsync("Space");
        await Expect(browser.Page.Locator(".message.own .body")).ToHaveTextAsync("No");
        Assert.True(await PressUntilAsync(browser.Page, "Message to the business"));
        await browser.Page.Keyboard.TypeAsync("STOP");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Expect(browser.Page.Locator(".message.own .body").Nth(1)).ToHaveTextAsync("STOP");
        Assert.Empty(browser.Errors);
    }

    [Theory]
    [InlineData("phone-light", 360, 740, ColorScheme.Light)]
    [InlineData("phone-dark", 360, 740, ColorScheme.Dark)]
    [InlineData("desktop-dark", 1280, 800, ColorScheme.Dark)]
    public async Task Page_FitsItsWindow(string name, int width, int height, ColorScheme scheme)
    {
        await using var account = await TestAccount.StartAsync();
        var card = account.Simulator.AddApprovedContent("ar", """{"whatsapp/card":{"header_text":"بوابتك","body":"مرحبا {{1}}، شكرا لزيارتك.","footer":"Reply 3 to stop","actions":[{"type":"QUICK_REPLY","title":"نعم","id":"1"},{"type":"URL","title":"Open","url":"https://example.com/{{2}}"},{"type":"PHONE_NUMBER","title":"Call us","phone":"+4989123456"}]}}""", name: "card");
        await account.SendAsync();
        await account.SendAsync(("ContentSid", card.Sid), ("ContentVariables", """{"1":"سلمى","2":"s/1"}"""));
        await account.SendAsync(("To", Ben));
        account.Simulator.Pause("greeting");
        await account.SendAsync();
        await account.Simulator.ReceiveTextAsync(TestAccount.Anna, "2", cancellationToken: TestContext.Current.CancellationToken);
        await using var browser = await Browser.OpenAsync(account.Simulator.Url, width, height, scheme);
        await Expect(browser.Page.Locator(".message")).ToHaveCountAsync(4);

        Assert.True(await browser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await browser.PictureAsync(name);
        if (width < 1000)
        {
            await browser.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Settings" }).ClickAsync();
            await Expect(browser.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Failures" })).ToBeVisibleAsync();
            await browser.PictureAsync(name + "-settings");
            await browser.Page.Keyboard.PressAsync("Escape");
            await Expect(browser.Page.Locator("#toggle-settings")).ToBeFocusedAsync();
        }

        Assert.Empty(browser.Errors);
    }

    /// <summary>Goes forward with the tabulator until what has the focus has the name.</summary>
    private static async Task<bool> PressUntilAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 30; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string>("document.activeElement.querySelector('.name')?.textContent ?? document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent");
            if (focused.Trim() == name)
                return true;
        }

        return false;
    }
}
