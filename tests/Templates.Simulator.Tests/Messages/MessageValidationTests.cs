using System.Net;

namespace WaTemplates.Simulator.Tests.Messages;

public class MessageValidationTests
{
    private static readonly string LongText = new('x', 1601);

    public static TheoryData<int, string, string?> Refusals { get; } = new()
    {
        { 21604, "To", null },
        { 21211, "To", "+4915155500001" },
        { 21211, "To", "whatsapp: 4915155500001" },
        { 21211, "To", "whatsapp:+0151" },
        { 21603, "From", null },
        { 63007, "From", "whatsapp:+14150000000" },
        { 63007, "From", "+14155238886" },
        { 21212, "From", "Shop" },
        { 63031, "To", TestAccount.Sender },
        { 21705, "MessagingServiceSid", "MG00000000000000000000000000000000" },
        { 21654, "ContentSid", null },
        { 21655, "ContentSid", "HX00000000000000000000000000000000" },
        { 21655, "ContentSid", "MM1" },
        { 21656, "ContentVariables", "1=Anna" },
        { 21656, "ContentVariables", "[]" },
        { 21656, "ContentVariables", """{"1":1}""" },
        { 21656, "ContentVariables", """{"1":null}""" },
        { 21656, "ContentVariables", """{"1":"a\nb"}""" },
        { 21656, "ContentVariables", """{"1":"a\tb"}""" },
        { 21658, "ContentVariables", "{\"1\":\"" + LongText + "\"}" },
        { 21609, "StatusCallback", "example.com/status" },
        { 21609, "StatusCallback", "https://my_host.example.com/" },
        { 21658, "StatusCallback", "https://example.com/" + new string('x', 4000) },
        { 21624, "ValidityPeriod", "36001" },
        { 21620, "MediaUrl", "nowhere" },
        { 20422, "ScheduleType", "fixed" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Mistake_IsRefusedWithItsCode(int code, string name, string? value)
    {
        await using var account = await TestAccount.StartAsync();

        var (status, body) = await account.SendAsync((name, value));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(code, (int)body["code"]!);
        Assert.Equal(400, (int)body["status"]!);
        Assert.EndsWith("/" + code, (string)body["more_info"]!, StringComparison.Ordinal);
        Assert.Empty(account.Simulator.Messages);
    }

    [Theory]
    [InlineData(21602, null)]
    [InlineData(21602, "")]
    [InlineData(21617, "long")]
    public async Task FreeText_NeedsWordsOfAtMost1600Characters(int code, string? body)
    {
        await using var account = await TestAccount.StartAsync();

        var (_, answer) = await account.SendAsync(("ContentSid", null), ("ContentVariables", null), ("Body", body == "long" ? LongText : body));

        Assert.Equal(code, (int)answer["code"]!);
    }

    [Fact]
    public async Task Service_NeedsASenderAndFromMustBeOneOfIts()
    {
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { Senders = [new(TestAccount.Sender), new("+14155550000"), new("+14155550001") { Status = "OFFLINE" }] });
        var empty = account.Simulator.AddMessagingService("empty", []);
        var service = account.Simulator.AddMessagingService("full", [TestAccount.Sender]);

        Assert.Equal(21704, (int)(await account.SendAsync(("From", null), ("MessagingServiceSid", empty))).Body["code"]!);
        Assert.Equal(21703, (int)(await account.SendAsync(("From", "whatsapp:+14155550000"), ("MessagingServiceSid", service))).Body["code"]!);
        Assert.Equal(63007, (int)(await account.SendAsync(("From", "whatsapp:+14155550001"))).Body["code"]!);
        var (status, body) = await account.SendAsync(("From", null), ("MessagingServiceSid", service));
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("accepted", (string)body["status"]!);
        Assert.Equal(TestAccount.Sender, (string)body["from"]!);
    }

    [Fact]
    public async Task WrongCredentials_Are401With20003()
    {
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { ApiKey = "SK1", ApiSecret = "secret" });
        account.Client.DefaultRequestHeaders.Authorization = TestAccount.Basic(account.Simulator.AccountSid, "wrong");
        var (status, body) = await account.SendAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(20003, (int)body["code"]!);

        account.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await account.SendAsync()).Status);

        account.Client.DefaultRequestHeaders.Authorization = TestAccount.Basic("SK1", "secret");
        Assert.Equal(HttpStatusCode.Created, (await account.SendAsync()).Status);
    }
}
