using System.Globalization;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Testing;

public abstract partial class LedgerConformance
{
    [Fact]
    public async Task I1_ADedupeKey_MakesOneRow()
    {
        var first = await EnqueueAsync(Message("k", 1));
        var again = await EnqueueAsync(Message("k", 1) with { Payload = "{}" });
        Assert.True(first is { IsNew: true, State: SendState.Queued, IsSame: true });
        Assert.Equal((first.SendId, false, true), (again.SendId, again.IsNew, again.IsSame));
        Assert.Equal(1, (await Ledger.CountSendsAsync())[SendState.Queued]);
    }

    [Fact]
    public async Task I1_ADedupeKeyTwiceInOneCall_MakesOneRow()
    {
        var outcomes = await Ledger.EnqueueAsync([Message("k", 1), Message("k", 2), Message("l", 3)]);
        Assert.Equal([true, false, true], outcomes.Select(o => o.IsNew));
        Assert.False(outcomes[1].IsSame);
    }

    [Theory]
    [InlineData(2, "welcome", "de")]
    [InlineData(1, "other", "de")]
    [InlineData(1, "welcome", "en")]
    public async Task I1_AKeyUsedForAnotherMessage_IsToldApart(int person, string template, string language)
    {
        await EnqueueAsync(Message("k", 1));
        Assert.False((await EnqueueAsync(Message("k", person) with { Template = template, Language = language })).IsSame);
    }

    [Fact]
    public async Task I1_ARowIsClaimedOnce()
    {
        await ApproveAsync();
        await EnqueueAsync(Message("k", 1));
        var claimed = await ClaimOneAsync();
        Assert.Empty(await ClaimAsync());
        Assert.Equal((1, Person(1).Address, Content, """{"1":"Anna"}""", "welcome", "de", 0), (claimed.Attempt, claimed.To, claimed.ContentSid, claimed.Payload, claimed.Template, claimed.Language, claimed.Retries));
        await ResultAsync(claimed, SendOutcome.Accepted, "SM1");
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Enqueue_IsAllOrNone()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Ledger.EnqueueAsync([Message("a", 1), Message("b", 2) with { ContentSid = null }]));
        Assert.Null(await Ledger.FindSendAsync("a"));
    }

    [Fact]
    public async Task I3_WhatAnEarlierProcessClaimed_IsUnknownAfterwards()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("a", 1), Message("b", 2), Message("c", 3)]);
        var claimed = await ClaimAsync(2);
        await ReopenAsync();
        Assert.Equal(SendState.Unknown, await StateAsync("a"));
        Assert.Equal(SendState.Queued, await StateAsync("c"));
        Assert.Equal(2, (await Ledger.GetUnknownAsync(Sender, 10)).Count);
        Assert.Equal(ResultEffect.Stale, await ResultAsync(claimed[1], SendOutcome.NotAttempted));
        Assert.Equal(ResultEffect.Applied, await ResultAsync(claimed[0], SendOutcome.Accepted, "SM1"));
    }

    [Fact]
    public async Task Claim_TakesRetriesThenSinglesThenLists_EachInOrder()
    {
        await ApproveAsync();
        await ApproveAsync("HX2");
        await AddListAsync();
        await Ledger.SetDistributionAsync("list", DistributionState.Running, reason: null);
        await EnqueueAsync(Message("retried late", 1));
        await EnqueueAsync(Message("retried early", 2));
        var first = await ClaimAsync();
        await ResultAsync(first[0], SendOutcome.Retry, due: Time.Now.AddSeconds(9));
        await ResultAsync(first[1], SendOutcome.Retry, due: Time.Now.AddSeconds(5));
        await AddMembersAsync("list", Member(3), Member(4, "HX2"), Member(5));
        await Ledger.EnqueueAsync([Message("single 1", 6, contentSid: "HX2"), Message("single 2", 7)]);
        Assert.Equal(["single 1"], await KeysAsync(await ClaimAsync(1)));
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["retried early", "retried late", "single 2", "list 3"], await KeysAsync(await ClaimAsync(4)));
        Assert.Equal(["list 4", "list 5"], await KeysAsync(await ClaimAsync(4)));
    }

    [Fact]
    public async Task Claim_OfAnotherSender_TakesNothing()
    {
        await ApproveAsync();
        await EnqueueAsync(Message("k", 1));
        Assert.Empty(await ClaimAsync(10, OtherSender));
        Assert.Empty(await ClaimAsync(0));
    }

    [Fact]
    public async Task Claim_NeverHasTwoMessagesToAPersonUnderWay()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("a", 1), Message("b", 1), Message("c", 2)]);
        var claimed = await ClaimAsync();
        Assert.Equal(["a", "c"], await KeysAsync(claimed));
        Assert.Empty(await ClaimAsync());
        await ResultAsync(claimed[0], SendOutcome.Unknown);
        Assert.Empty(await ClaimAsync());
        await ResolveAsync(claimed[0], Verdict.Found, "SM1");
        Assert.Equal(["b"], await KeysAsync(await ClaimAsync()));
    }

    [Fact]
    public async Task Claim_AnotherSendersMessageToThePerson_IsNotInTheWay()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("a", 1), Message("b", 1) with { Sender = OtherSender }]);
        Assert.Equal(["a"], await KeysAsync(await ClaimAsync()));
        Assert.Equal(["b"], await KeysAsync(await ClaimAsync(10, OtherSender)));
    }

    [Fact]
    public async Task Claim_AHeldUnknown_IsInTheWayForADay()
    {
        await ApproveAsync();
        var lost = await LoseAsync("a", 1);
        await ResolveAsync(lost, Verdict.Hold);
        await EnqueueAsync(Message("b", 1));
        Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await ApproveAsync();
        Assert.Empty(await ClaimAsync());
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["b"], await KeysAsync(await ClaimAsync()));
    }

    [Fact]
    public async Task Claim_AnUnknownThatIsNotHeld_IsInTheWayForGood()
    {
        await ApproveAsync();
        await LoseAsync("a", 1);
        await EnqueueAsync(Message("b", 1));
        Time.Advance(TimeSpan.FromDays(3));
        await ApproveAsync();
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task I12_OnlyAContentSeenApprovedLately_IsClaimed_AndOthersAreNotStarved()
    {
        await ApproveAsync("HX-fine");
        await ApproveAsync("HX-paused", "paused");
        await Ledger.EnqueueAsync([Message("unseen", 1), Message("paused", 2, contentSid: "HX-paused"), Message("fine", 3, contentSid: "HX-fine")]);
        Assert.Equal(["fine"], await KeysAsync(await ClaimAsync(1)));
        await ApproveAsync();
        Time.Advance(ApprovalMaxAge + TimeSpan.FromMilliseconds(1));
        Assert.Empty(await ClaimAsync());
        await ApproveAsync("HX-paused");
        Assert.Equal(["paused"], await KeysAsync(await ClaimAsync()));
        Assert.Equal(SendState.Queued, await StateAsync("unseen"));
    }

    [Fact]
    public async Task I12_AnOlderLookAtAnApproval_DoesNotOverwriteALaterOne()
    {
        await ApproveAsync(status: "paused");
        await Ledger.SetApprovalsAsync([new TemplateApproval(Content, TemplateApproval.Approved, Time.Now.AddSeconds(-1))]);
        Assert.Equal("paused", Assert.Single(await Ledger.GetApprovalsAsync()).Status);
    }

    [Fact]
    public async Task I12_FreeText_OnlyLeavesInsideTheWindow()
    {
        await Ledger.EnqueueAsync([Text("no window", 1), Text("confirmation", 2, SendKind.Confirmation)]);
        Assert.Empty(await ClaimAsync());
        Assert.Equal((SendState.Expired, SendState.Expired), (await StateAsync("no window"), await StateAsync("confirmation")));

        await ReceiveAsync(Inbound("SMin", 3));
        await EnqueueAsync(Text("open", 3));
        Time.Advance(LedgerRules.SessionWindow - TimeSpan.FromMilliseconds(1));
        var claimed = await ClaimOneAsync();
        Assert.Equal((SendKind.Session, null, "Danke!"), (claimed.Kind, claimed.ContentSid, claimed.Payload));
        await EnqueueAsync(Text("closing", 3) with { Sender = OtherSender });
        await ResultAsync(claimed, SendOutcome.Accepted, "SM1");
        await EnqueueAsync(Text("closed", 3));
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(await ClaimAsync());
        Assert.Empty(await ClaimAsync(10, OtherSender));
        Assert.Equal((SendState.Expired, SendState.Expired), (await StateAsync("closed"), await StateAsync("closing")));
    }

    [Fact]
    public async Task Claim_PastItsTime_Expires()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("late", 1) with { NotAfter = Time.Now.AddSeconds(-1) }, Message("just", 2) with { NotAfter = Time.Now }]);
        Assert.Equal(["just"], await KeysAsync(await ClaimAsync()));
        Assert.Equal(SendState.Expired, await StateAsync("late"));
    }

    [Fact]
    public async Task I9_APausedSender_SendsNothing()
    {
        await ApproveAsync();
        await EnqueueAsync(Message("k", 1));
        await Ledger.SetSenderPauseAsync(Sender, "storm", Time.Now.AddMinutes(1));
        Assert.Empty(await ClaimAsync());
        Assert.Equal("storm", await Ledger.GetSenderPauseAsync(Sender));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await Ledger.GetSenderPauseAsync(Sender));

        await Ledger.SetSenderPauseAsync(Sender, "by hand", until: null);
        Time.Advance(TimeSpan.FromHours(1));
        await ApproveAsync();
        Assert.Empty(await ClaimAsync());
        await Ledger.SetSenderPauseAsync(Sender, reason: null, until: null);
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task I9_AShorterPause_DoesNotEndALongerOne()
    {
        await Ledger.SetSenderPauseAsync(Sender, "by hand", until: null);
        await Ledger.SetSenderPauseAsync(Sender, "storm", Time.Now.AddMinutes(1));
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("by hand", await Ledger.GetSenderPauseAsync(Sender));
        await Ledger.SetSenderPauseAsync(OtherSender, "long", Time.Now.AddMinutes(9));
        await Ledger.SetSenderPauseAsync(OtherSender, "short", Time.Now.AddMinutes(1));
        Assert.Equal("long", await Ledger.GetSenderPauseAsync(OtherSender));
        await Ledger.SetSenderPauseAsync(OtherSender, "longer", Time.Now.AddMinutes(10));
        Assert.Equal("longer", await Ledger.GetSenderPauseAsync(OtherSender));
    }

    private protected async Task<string[]> KeysAsync(IEnumerable<ClaimedSend> claimed)
    {
        var keys = new List<string>();
        foreach (var send in claimed)
        {
            var record = (await Ledger.FindSendAsync(send.SendId))!;
            keys.Add(record.DedupeKey ?? string.Create(CultureInfo.InvariantCulture, $"{record.Distribution} {record.Line}"));
        }

        return [.. keys];
    }
}
