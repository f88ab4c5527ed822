using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Sending;

/// <summary>Single messages, from the call to the simulator's journal.</summary>
public class SendingTests
{
    private const string Anna = "+4915112345601";
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal) { ["FirstName"] = "Jörg", ["SurveyURL"] = "https://feedback.example.com/s/7" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_ArrivesFilled_WithALinkOfOurOwn()
    {
        await using var running = await RunningRuntime.StartAsync();
        var receipt = await running.Templates.SendAsync(new TemplateMessage("invitation", "en", "users", Values), "0049 151 12345601", Stop);
        Assert.True(receipt.IsNew);
        var message = await running.MessageAsync(Anna);
        Assert.StartsWith("Hello Jörg, you visited us yesterday. Share your experience at https://feedback.example.com/s/7 please.", message.Body, StringComparison.Ordinal);
        Assert.Contains($"open {running.Url}whatsapp/opt-out/", message.Body, StringComparison.Ordinal);
        var row = await DeliveredAsync(running, receipt.SendId);
        Assert.Equal((SendState.Accepted, message.Sid, 1), (row.State, row.MessageSid, row.Attempt));
    }

    [Fact]
    public async Task SameKey_IsSentOnce()
    {
        await using var running = await RunningRuntime.StartAsync();
        var first = await running.Templates.SendAsync(Invitation("order-7"), Anna, Stop);
        var again = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => running.Templates.SendAsync(Invitation("order-7"), Anna, Stop)));
        Assert.All(again, receipt => Assert.Equal((first.SendId, false), (receipt.SendId, receipt.IsNew)));
        await DeliveredAsync(running, first.SendId);
        Assert.Single(running.Simulator.Messages);
        var taken = await Assert.ThrowsAsync<MessageRefusedException>(() => running.Templates.SendAsync(Invitation("order-7"), "+4915112345602", Stop));
        Assert.Equal(RefusalReason.KeyTaken, taken.Reason);
    }

    public static TheoryData<string, string, string, string?, RefusalReason> Refusals => new()
    {
        { "no such template", "invitatoin", "en", null, RefusalReason.UnknownTemplate },
        { "no such language", "invitation", "de", null, RefusalReason.UnknownTemplate },
        { "no value", "invitation", "en", "FirstName", RefusalReason.MissingValue },
        { "blank value", "invitation", "en", "FirstName= ", RefusalReason.BadValue },
        { "line break", "invitation", "en", "FirstName=a\nb", RefusalReason.BadValue },
        { "tab", "invitation", "en", "FirstName=a\tb", RefusalReason.BadValue },
        { "five spaces", "invitation", "en", "FirstName=a     b", RefusalReason.BadValue },
        { "too long when filled", "invitation", "en", "FirstName=" + new string('x', 900), RefusalReason.BadValue },
        { "no value for a reply", "question", "en", "SurveyURL", RefusalReason.MissingValue },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task WhatCannotBeSent_IsRefused_AndNothingRecorded(string name, string template, string language, string? change, RefusalReason reason)
    {
        Assert.NotEmpty(name);
        await using var running = await RunningRuntime.StartAsync();
        var before = await running.Ledger.HashStateAsync(Stop);
        var refused = await Assert.ThrowsAsync<MessageRefusedException>(() => running.Templates.SendAsync(new TemplateMessage(template, language, "users", Changed(change)), Anna, Stop));
        Assert.Equal(reason, refused.Reason);
        Assert.DoesNotContain("xxxx", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await running.Ledger.HashStateAsync(Stop));
        Assert.Empty(running.Simulator.Messages);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("0151 1234567")]
    [InlineData("4,91511E+12")]
    [InlineData("call me")]
    public async Task BadNumber_IsRefused(string to)
    {
        await using var running = await RunningRuntime.StartAsync();
        var refused = await Assert.ThrowsAsync<MessageRefusedException>(() => running.Templates.SendAsync(Invitation(null), to, Stop));
        Assert.Equal(RefusalReason.BadRecipient, refused.Reason);
    }

    [Fact]
    public async Task I12_UnapprovedTemplate_IsRefused_AndOnePausedLaterIsHeld()
    {
        await using var running = await RunningRuntime.StartAsync(configure: options => options.ApprovalMaxAge = TimeSpan.FromSeconds(3));
        var content = running.Simulator.Contents.Single(content => content.ApprovalName == "invitation");
        running.Simulator.Pause(content.Sid);
        var refused = await Assert.ThrowsAsync<MessageRefusedException>(() => running.Templates.SendAsync(Invitation(null), Anna, Stop));
        Assert.Equal(RefusalReason.NotApproved, refused.Reason);
        Assert.Contains("paused", refused.Message, StringComparison.Ordinal);
        running.Simulator.Approve(content.Sid);
        await Task.Delay(3100, Stop);
        var receipt = await running.Templates.SendAsync(Invitation(null), Anna, Stop);
        await DeliveredAsync(running, receipt.SendId);
    }

    [Fact]
    public async Task TwilioDoesNotAnswerForApprovals_NothingIsSent()
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Faults = FaultPlan.Parse("""{"faults":[{"fault":"error","operation":"fetch-approval","probability":1}]}""") });
        var refused = await Assert.ThrowsAsync<MessageRefusedException>(() => running.Templates.SendAsync(Invitation(null), Anna, Stop));
        Assert.Equal(RefusalReason.NotApproved, refused.Reason);
    }

    [Fact]
    public async Task RefusedByTwilio_IsFinal_WithItsCode()
    {
        await using var running = await RunningRuntime.StartAsync();
        var receipt = await running.Templates.SendAsync(Invitation(null), "+14155238886", Stop);
        var row = await RunningRuntime.EventuallyAsync(async () => await running.Ledger.FindSendAsync(receipt.SendId, Stop) is { State: SendState.Refused } row ? row : null, "The refusal");
        Assert.Equal((63031, 1), (row.ErrorCode, row.Attempt));
    }

    private static TemplateMessage Invitation(string? key) => new("invitation", "en", "users", Values) { Key = key };

    private static Dictionary<string, string> Changed(string? change)
    {
        var values = new Dictionary<string, string>(Values, StringComparer.Ordinal);
        if (change?.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
            values[change[..at]] = change[(at + 1)..];
        else if (change is not null)
            values.Remove(change);
        return values;
    }

    private static Task<SendRecord> DeliveredAsync(RunningRuntime running, long sendId)
        => RunningRuntime.EventuallyAsync(async () => await running.Ledger.FindSendAsync(sendId, Stop) is { Delivery: >= Delivery.Delivered } row ? row : null, "The delivery");
}
