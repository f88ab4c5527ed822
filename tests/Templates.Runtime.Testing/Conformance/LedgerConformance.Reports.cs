using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Testing;

public abstract partial class LedgerConformance
{
    [Fact]
    public async Task I7_Delivery_OnlyMovesForward()
    {
        await AcceptAsync("k", 1, "SM1");
        var effect = await ReportAsync("SM1", Delivery.Sent);
        Assert.Equal(((long?)1, true, Delivery.None, SendKind.Template, "welcome", "de"), (effect.SendId, effect.IsChanged, effect.Before, effect.Kind, effect.Template, effect.Language));
        Assert.False((await ReportAsync("SM1", Delivery.Queued)).IsChanged);
        Assert.False((await ReportAsync("SM1", Delivery.Sent)).IsChanged);
        Assert.True((await ReportAsync("SM1", Delivery.Read)).IsChanged);
        Assert.False((await ReportAsync("SM1", Delivery.Failed, 63016)).IsChanged);
        var record = await FindAsync("k");
        Assert.Equal((Delivery.Read, null), (record.Delivery, record.ErrorCode));
    }

    [Fact]
    public async Task I7_AFailure_IsTheEndUnlessItArrivedAfterAll()
    {
        await AcceptAsync("k", 1, "SM1");
        await ReportAsync("SM1", Delivery.Undelivered, 63049);
        await ReportAsync("SM1", Delivery.Sent);
        var record = await FindAsync("k");
        Assert.Equal((Delivery.Undelivered, 63049), (record.Delivery, record.ErrorCode));
        await ReportAsync("SM1", Delivery.Delivered);
        record = await FindAsync("k");
        Assert.Equal((Delivery.Delivered, null), (record.Delivery, record.ErrorCode));
    }

    [Fact]
    public async Task I7_Unreported_GivesWayToAnyReport()
    {
        await AcceptAsync("k", 1, "SM1");
        await ReportAsync("SM1", Delivery.Unreported);
        Assert.Equal(Delivery.Unreported, (await FindAsync("k")).Delivery);
        Assert.True((await ReportAsync("SM1", Delivery.Queued)).IsChanged);
        Assert.False((await ReportAsync("SM1", Delivery.Unreported)).IsChanged);
    }

    [Fact]
    public async Task Report_OfASidWeDoNotKnow_IsNoneOfOurs()
    {
        await AcceptAsync("k", 1, "SM1");
        Assert.Equal(default, await ReportAsync("SM2", Delivery.Sent));
        Assert.Equal(default, await ReportAsync("SM2", Delivery.Sent, sendId: 77));
    }

    [Fact]
    public async Task Report_BeforeTheResult_IsAdopted()
    {
        await ApproveAsync();
        await EnqueueAsync(Message("k", 1));
        var claimed = await ClaimOneAsync();
        Assert.True((await ReportAsync("SM1", Delivery.Sent, sendId: claimed.SendId)).IsChanged);
        Assert.Equal(ResultEffect.AlreadyKnown, await ResultAsync(claimed, SendOutcome.Accepted, "SM1"));
        Assert.Equal(ResultEffect.Stale, await ResultAsync(claimed, SendOutcome.Accepted, "SM2"));
        var record = await FindAsync("k");
        Assert.Equal((SendState.Accepted, "SM1", Delivery.Sent), (record.State, record.MessageSid, record.Delivery));
    }

    [Fact]
    public async Task Report_OfAnUnknownMessage_SettlesIt()
    {
        await ApproveAsync();
        var lost = await LoseAsync("k", 1);
        await ResolveAsync(lost, Verdict.Hold);
        await ReportAsync("SM1", Delivery.Failed, 63016, lost.SendId);
        var record = await FindAsync("k");
        Assert.Equal((SendState.Accepted, Delivery.Failed, 63016), (record.State, record.Delivery, record.ErrorCode));
        Assert.Empty(await Ledger.GetUnknownAsync(Sender, 10));
    }

    [Fact]
    public async Task I1_AReportOfTheFirstAttempt_SavesTheSecond()
    {
        await ApproveAsync();
        var lost = await LoseAsync("k", 1);
        await ResolveAsync(lost, Verdict.Resend);
        Assert.True((await ReportAsync("SM1", Delivery.Sent, sendId: lost.SendId)).IsChanged);
        Assert.Empty(await ClaimAsync());
        Assert.Equal(SendState.Accepted, await StateAsync("k"));
    }

    [Fact]
    public async Task Report_WithTheNumberOfARowThatNeverLeft_ChangesNothing()
    {
        var row = await EnqueueAsync(Message("k", 1));
        Assert.False((await ReportAsync("SM1", Delivery.Sent, sendId: row.SendId)).IsChanged);
        Assert.Equal((SendState.Queued, Delivery.None), ((await FindAsync("k")).State, (await FindAsync("k")).Delivery));
    }

    [Fact]
    public async Task Report_OfASecondMessage_ChangesNothing()
    {
        await AcceptAsync("k", 1, "SM1");
        var effect = await ReportAsync("SM2", Delivery.Delivered, sendId: 1);
        Assert.Equal((1L, false), (effect.SendId, effect.IsChanged));
        Assert.Equal(("SM1", Delivery.None), ((await FindAsync("k")).MessageSid, (await FindAsync("k")).Delivery));
    }

    [Fact]
    public async Task Unreported_ListsWhatNothingWasHeardOf()
    {
        await AcceptAsync("a", 1, "SM1");
        await AcceptAsync("b", 2, "SM2");
        await ReportAsync("SM2", Delivery.Queued);
        Time.Advance(TimeSpan.FromMinutes(1));
        await AcceptAsync("c", 3, "SM3");
        Assert.Equal([(1L, "SM1")], await Ledger.GetUnreportedAsync(Time.Now, 10));
        Assert.Equal([(1L, "SM1"), (3L, "SM3")], await Ledger.GetUnreportedAsync(Time.Now.AddSeconds(1), 10));
        Assert.Single(await Ledger.GetUnreportedAsync(Time.Now.AddSeconds(1), 1));
        await ReportAsync("SM1", Delivery.Unreported);
        Assert.Equal([(3L, "SM3")], await Ledger.GetUnreportedAsync(Time.Now.AddSeconds(1), 10));
    }

    private protected async Task AcceptAsync(string key, int person, string sid)
    {
        await ApproveAsync();
        await EnqueueAsync(Message(key, person));
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Accepted, sid);
    }
}
