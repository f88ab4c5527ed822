using System.Globalization;
using System.Text.Json.Nodes;

namespace WaTemplates.Simulator.Tests.Messages;

public class MessageListTests
{
    [Fact]
    public async Task Pages_HaveEveryMessageOnceAndNewestFirst()
    {
        await using var account = await TestAccount.StartAsync();
        for (var number = 0; number < 7; number++)
            await account.SendAsync(("To", TestAccount.Phone(number)));

        var found = new List<string>();
        var pages = 0;
        for (var uri = account.MessagesPath + "?PageSize=3&From=" + Uri.EscapeDataString(TestAccount.Sender); uri is not null; pages++)
        {
            var page = (await account.GetAsync(uri)).Body!;
            found.AddRange(page["messages"]!.AsArray().Select(message => (string)message!["sid"]!));
            // A message that arrives between two pages moves nothing.
            await account.SendAsync(("To", TestAccount.Phone(100 + pages)));
            uri = (string?)page["next_page_uri"];
        }

        Assert.Equal(3, pages);
        Assert.Equal(account.Simulator.Messages.Take(7).Select(message => message.Sid).Reverse(), found);
    }

    [Fact]
    public async Task Filters_FindByPersonAndDay()
    {
        var clock = new ManualClock();
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { TimeProvider = clock });
        await account.SendAsync();
        clock.Now += TimeSpan.FromDays(1);
        await account.SendAsync();
        await account.SendAsync(("To", TestAccount.Phone(2)));
        await account.Simulator.ReceiveTextAsync(TestAccount.Anna, "hello", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, await CountAsync(account, ("To", TestAccount.Anna)));
        Assert.Equal(1, await CountAsync(account, ("From", TestAccount.Anna)));
        Assert.Equal(1, await CountAsync(account, ("To", TestAccount.Sender)));
        Assert.Equal(0, await CountAsync(account, ("To", TestAccount.Phone(3))));
        Assert.Equal(1, await CountAsync(account, ("To", TestAccount.Anna), ("DateSent", "2026-01-01")));
        Assert.Equal(1, await CountAsync(account, ("To", TestAccount.Anna), ("DateSent>", "2026-01-02")));
        Assert.Equal(1, await CountAsync(account, ("DateSent<", "2026-01-01")));
    }

    [Theory]
    [InlineData("PageSize=0")]
    [InlineData("PageSize=1001")]
    [InlineData("Page=1")]
    [InlineData("DateSent=soon")]
    public async Task WrongQuery_IsRefused(string query)
    {
        await using var account = await TestAccount.StartAsync();

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await account.GetAsync($"{account.MessagesPath}?{query}")).Status);
    }

    [Fact]
    public async Task LaggingList_ShowsAMessageOnlyLater()
    {
        var clock = new ManualClock();
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { TimeProvider = clock, ListLag = TimeSpan.FromSeconds(30) });
        await account.SendAsync();

        clock.Now += TimeSpan.FromSeconds(29);
        Assert.Equal(0, await CountAsync(account));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(1, await CountAsync(account));
    }

    private static async Task<int> CountAsync(TestAccount account, params (string Name, string Value)[] query)
    {
        var text = string.Join('&', query.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}")));
        JsonNode body = (await account.GetAsync($"{account.MessagesPath}?{text}")).Body!;
        return body["messages"]!.AsArray().Count;
    }
}
