using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Testing;

public abstract partial class LedgerConformance
{
    [Fact]
    public async Task Result_Accepted_IsAppliedOnce()
    {
        await ApproveAsync();
        await EnqueueAsync(Message("k", 1));
        var claimed = await ClaimOneAsync();
        Assert.Equal(ResultEffect.Applied, await ResultAsync(claimed, SendOutcome.Accepted, "SM1"));
        Assert.Equal(ResultEffect.AlreadyKnown, await ResultAsync(claimed, SendOutcome.Accepted, "SM1"));
        Assert.Equal(ResultEffect.Stale, await ResultAsync(claimed, SendOutcome.Accepted, "SM2"));
        Assert.Equal(ResultEffect.Stale, await ResultAsync(claimed, SendOutcome.Refused));
        var record = await FindAsync("k");
        Assert.Equal((SendState.Accepted, "SM1", Delivery.None, 1), (record.State, record.MessageSid, record.Delivery, record.Attempt));
        Assert.Equal(record, await Ledger.FindSendAsync(record.SendId));
        Assert.Equal(["SM1"], await Ledger.FindKnownSidsAsync(["SM1", "SM2"]));
    }

    [Fact]
    public async Task Result_WithoutASid_IsRefused()
        => await Assert.ThrowsAsync<ArgumentException>(async () => await Ledger.RecordResultsAsync([new SendResult(1, 1, SendOutcome.Accepted)]));

    [Fact]
    public async Task Result_ASidThatAnotherRowHas_ChangesNothing()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("a", 1), Message("b", 2)]);
        var claimed = await ClaimAsync();
        await ResultAsync(claimed[0], SendOutcome.Accepted, "SM1");
        Assert.Equal(ResultEffect.Stale, await ResultAsync(claimed[1], SendOutcome.Accepted, "SM1"));
        Assert.Equal(SendState.Attempting, await StateAsync("b"));
    }

    [Fact]
    public async Task Result_OfAnotherAttempt_DoesNotCount()
    {
        await ApproveAsync();
        await EnqueueAsync(Message("k", 1));
        var first = await ClaimOneAsync();
        Assert.Equal(ResultEffect.Applied, await ResultAsync(first, SendOutcome.NotAttempted));
        var second = await ClaimOneAsync();
        Assert.Equal((2, 0), (second.Attempt, second.Retries));
        foreach (var outcome in Enum.GetValues<SendOutcome>())
        {
            Assert.Equal(ResultEffect.Stale, await ResultAsync(first, outcome, "SM1"));
        }

        Assert.Equal(SendState.Attempting, await StateAsync("k"));
        Assert.Equal(ResultEffect.Stale, await ResultAsync(second with { SendId = 999 }, SendOutcome.Accepted, "SM1"));
    }

    [Fact]
    public async Task Result_Retry_ComesBackWhenDueAndCounts()
    {
        await ApproveAsync();
        await EnqueueAsync(Message("k", 1));
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Retry, error: 20429, due: Time.Now.AddSeconds(5));
        Assert.Equal(20429, (await FindAsync("k")).ErrorCode);
        Assert.Empty(await ClaimAsync());
        Time.Advance(TimeSpan.FromSeconds(5));
        var again = await ClaimOneAsync();
        Assert.Equal((2, 1), (again.Attempt, again.Retries));
        await ResultAsync(again, SendOutcome.Accepted, "SM1");
        Assert.Null((await FindAsync("k")).ErrorCode);
    }

    [Fact]
    public async Task Result_OfAnUnknownRow_OnlyAnAcceptanceCounts()
    {
        await ApproveAsync();
        var lost = await LoseAsync("k", 1);
        Assert.Equal(ResultEffect.Stale, await ResultAsync(lost, SendOutcome.Refused));
        Assert.Equal(ResultEffect.Stale, await ResultAsync(lost, SendOutcome.NotAttempted));
        Assert.Equal(ResultEffect.Applied, await ResultAsync(lost, SendOutcome.Accepted, "SM1"));
    }

    [Fact]
    public async Task Result_Refused_IsFinal()
    {
        await ApproveAsync();
        await EnqueueAsync(Message("k", 1));
        var claimed = await ClaimOneAsync();
        await ResultAsync(claimed, SendOutcome.Refused, error: 63016);
        var record = await FindAsync("k");
        Assert.Equal((SendState.Refused, 63016), (record.State, record.ErrorCode));
        Assert.Equal(ResultEffect.Stale, await ResultAsync(claimed, SendOutcome.Accepted, "SM1"));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Unknown_AreListedTheLeastLookedForFirst_HeldOnesLast()
    {
        await ApproveAsync();
        var (a, b, c) = (await LoseAsync("a", 1), await LoseAsync("b", 2), await LoseAsync("c", 3));
        await ResolveAsync(a, Verdict.Hold);
        Time.Advance(TimeSpan.FromMinutes(1));
        await ResolveAsync(b, Verdict.Absent);
        var unknown = await Ledger.GetUnknownAsync(Sender, 10);
        Assert.Equal([c.SendId, b.SendId, a.SendId], unknown.Select(u => u.SendId));
        Assert.Equal(new UnknownSend(b.SendId, 1, Person(2).Address, Time.Now.AddMinutes(-1), 1, Time.Now, IsHeld: false), unknown[1]);
        Assert.True(unknown[2].IsHeld);
        Assert.Equal([c.SendId], (await Ledger.GetUnknownAsync(Sender, 1)).Select(u => u.SendId));
        Assert.Empty(await Ledger.GetUnknownAsync(OtherSender, 10));
    }

    [Fact]
    public async Task Resolve_Found_Accepts()
    {
        await ApproveAsync();
        var lost = await LoseAsync("k", 1);
        Assert.Equal(ResultEffect.Stale, await ResolveAsync(lost with { Attempt = 2 }, Verdict.Found, "SM1"));
        Assert.Equal(ResultEffect.Applied, await ResolveAsync(lost, Verdict.Found, "SM1"));
        Assert.Equal(ResultEffect.AlreadyKnown, await ResolveAsync(lost, Verdict.Found, "SM1"));
        Assert.Equal(ResultEffect.Stale, await ResolveAsync(lost, Verdict.Resend));
    }

    [Fact]
    public async Task I1_Resolve_Resend_IsCountedAsEvidence()
    {
        await ApproveAsync();
        var lost = await LoseAsync("k", 1);
        await ResolveAsync(lost, Verdict.Absent);
        Assert.Equal(ResultEffect.Applied, await ResolveAsync(lost, Verdict.Resend));
        var again = await ClaimOneAsync();
        Assert.Equal((2, 1), (again.Attempt, (await FindAsync("k")).Resends));
        Assert.Equal(ResultEffect.Stale, await ResultAsync(lost, SendOutcome.Accepted, "SM1"));
        Assert.Equal(ResultEffect.Stale, await ResolveAsync(again, Verdict.Hold));
        await ResultAsync(again, SendOutcome.Unknown);
        Assert.Equal(0, Assert.Single(await Ledger.GetUnknownAsync(Sender, 10)).Looks);
    }

    [Fact]
    public async Task I4_AListIsCompleted_OnlyWithoutOpenRows()
    {
        await StartListAsync("list", 3);
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Completed, reason: null));
        var claimed = await ClaimAsync();
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Completed, reason: null));
        await ResultAsync(claimed[0], SendOutcome.Accepted, "SM1");
        await ResultAsync(claimed[1], SendOutcome.Refused, error: 21211);
        await ResultAsync(claimed[2], SendOutcome.Unknown);
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Completed, reason: null));
        await ResolveAsync(claimed[2], Verdict.Hold);
        Assert.True(await Ledger.SetDistributionAsync("list", DistributionState.Completed, "done"));
        var record = (await Ledger.GetDistributionAsync("list"))!;
        Assert.Equal((DistributionState.Completed, "done", 1), (record.State, record.Reason, record.HeldUnknown));
        Assert.Equal(3, record.Counts.Values.Sum());

        // What was kept may be decided later, and the list stays complete.
        Assert.Equal(ResultEffect.Applied, await ResolveAsync(claimed[2], Verdict.Resend));
        Assert.Equal(SendState.Cancelled, await MemberStateAsync("list", 2));
    }

    [Fact]
    public async Task I2_ASumOfStates_IsTheNumberOfRows()
    {
        await StartListAsync("list", 6);
        await Ledger.OptOutAsync(new OptOut(Person(5).Key, OptOutScope.All, OptOutSource.Operator, "ticket"));
        var claimed = await ClaimAsync(3);
        await ResultAsync(claimed[0], SendOutcome.Accepted, "SM1");
        await ResultAsync(claimed[1], SendOutcome.Unknown);
        Assert.True(await Ledger.SetDistributionAsync("list", DistributionState.Stopped, "enough"));
        await ResultAsync(claimed[2], SendOutcome.Retry);
        var counts = (await Ledger.GetDistributionAsync("list"))!.Counts;
        Assert.Equal([(SendState.Accepted, 1L), (SendState.Unknown, 1), (SendState.Suppressed, 1), (SendState.Cancelled, 3)], counts.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));
        Assert.Equal(counts.OrderBy(c => c.Key), (await Ledger.CountSendsAsync()).OrderBy(c => c.Key));
    }

    [Fact]
    public async Task I9_AListThatIsNotRunning_SendsNothing()
    {
        await ApproveAsync();
        await AddListAsync();
        await AddMembersAsync("list", Member(1));
        await EnqueueAsync(Message("single", 2));
        Assert.Equal(["single"], await KeysAsync(await ClaimAsync()));
        Assert.True(await Ledger.SetDistributionAsync("list", DistributionState.Running, reason: null));
        Assert.True(await Ledger.SetDistributionAsync("list", DistributionState.Paused, "63049"));
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Paused, "another"));
        Assert.Empty(await ClaimAsync());
        Assert.Equal("63049", (await Ledger.GetDistributionAsync("list"))!.Reason);
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Draft, reason: null));
        Assert.True(await Ledger.SetDistributionAsync("list", DistributionState.Running, reason: null));
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task I9_ACompletedList_CanBeStopped_AndThenTakesNobody()
    {
        await StartListAsync("list", 1);
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Accepted, "SM1");
        Assert.True(await Ledger.SetDistributionAsync("list", DistributionState.Completed, reason: null));
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Running, reason: null));
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Paused, "by hand"));
        Assert.True(await Ledger.SetDistributionAsync("list", DistributionState.Stopped, "enough"));
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Stopped, "again"));
        Assert.Equal(MemberVerdict.Closed, Assert.Single(await AddMembersAsync("list", Member(1))).Verdict);
        var record = (await Ledger.GetDistributionAsync("list"))!;
        Assert.Equal((DistributionState.Stopped, "enough", 1), (record.State, record.Reason, record.Counts.Values.Sum()));
    }

    // A list that were held before its start would go on without its canary.
    [Fact]
    public async Task OnlyAListThatRuns_CanBePaused()
    {
        await AddListAsync();
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Paused, "by hand"));
        Assert.Equal(DistributionState.Draft, (await Ledger.GetDistributionAsync("list"))!.State);
        Assert.True(await Ledger.SetDistributionAsync("list", DistributionState.Running, reason: null));
        Assert.True(await Ledger.SetDistributionAsync("list", DistributionState.Paused, "by hand"));
    }

    [Fact]
    public async Task Distribution_ItsLastStates_Stay()
    {
        Assert.Null(await Ledger.GetDistributionAsync("list"));
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Running, reason: null));
        await AddListAsync();
        Assert.True(await Ledger.SetDistributionAsync("list", DistributionState.Stopped, reason: null));
        await AddListAsync();
        Assert.False(await Ledger.SetDistributionAsync("list", DistributionState.Running, reason: null));
        Assert.Equal(DistributionState.Stopped, (await Ledger.GetDistributionAsync("list"))!.State);
    }
}
