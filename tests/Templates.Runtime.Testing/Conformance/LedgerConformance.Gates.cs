using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Testing;

public abstract partial class LedgerConformance
{
    [Fact]
    public async Task Gate_Times_HoldTheWholeList_AndThenEndIt()
    {
        await StartListAsync("list", 2, new DistributionSettings { NotBefore = Time.Now.AddMinutes(1), NotAfter = Time.Now.AddMinutes(2) });
        Assert.Empty(await ClaimAsync());
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await ClaimAsync(1));
        Time.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        Assert.Empty(await ClaimAsync());
        Assert.Equal(SendState.Expired, await MemberStateAsync("list", 1));
    }

    [Fact]
    public async Task Gate_PastItsTime_RowsExpireWithoutApprovalToo_ButNotWhilePaused()
    {
        await StartListAsync("list", 1, new DistributionSettings { NotAfter = Time.Now.AddMinutes(1) });
        await Ledger.SetDistributionAsync("list", DistributionState.Paused, "by hand");
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await ClaimAsync());
        Assert.Equal(SendState.Queued, await MemberStateAsync("list", 0));
        await Ledger.SetDistributionAsync("list", DistributionState.Running, reason: null);
        Assert.Empty(await ClaimAsync());
        Assert.Equal(SendState.Expired, await MemberStateAsync("list", 0));
    }

    [Fact]
    public async Task Gate_Rate_IsItsOwn_AndSaysHowLongToWait()
    {
        await StartListAsync("list", 9, new DistributionSettings { Rate = 2 });
        await EnqueueAsync(Message("single", 20));
        var claim = await Ledger.ClaimAsync(new ClaimRequest(Sender, 100, ApprovalMaxAge));
        Assert.Equal(["single", "list 0"], await KeysAsync(claim.Sends));
        Assert.Empty(await ClaimAsync());
        Assert.Equal(TimeSpan.FromSeconds(0.5), (await Ledger.ClaimAsync(new ClaimRequest(Sender, 100, ApprovalMaxAge))).Wait);
        Time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(["list 1"], await KeysAsync(await ClaimAsync()));
        await Ledger.ChangeDistributionAsync("list", new DistributionSettings());
        claim = await Ledger.ClaimAsync(new ClaimRequest(Sender, 100, ApprovalMaxAge));
        Assert.Equal((7, null), (claim.Sends.Count, claim.Wait));
        Assert.False(await Ledger.ChangeDistributionAsync("nowhere", new DistributionSettings()));
    }

    [Fact]
    public async Task Gate_Spreading_IsByWhatIsQueuedAtTheStart()
    {
        await StartListAsync("list", 10, new DistributionSettings { SpreadOver = TimeSpan.FromSeconds(100) });
        Assert.Equal(0.1, (await ListAsync()).SpreadRate);
        Assert.Single(await ClaimAsync());
        Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(await ClaimAsync());
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await ClaimAsync());
        await Ledger.ChangeDistributionAsync("list", new DistributionSettings { SpreadOver = TimeSpan.FromSeconds(4) });
        Assert.Equal(2, (await ListAsync()).SpreadRate);
    }

    [Fact]
    public async Task Gate_Budget_IsTakenByClaims_AndGivenBackByWhatDidNotLeave()
    {
        await StartListAsync("list", 9);
        await Ledger.SetCourseAsync("list", 0, new DistributionCourse { Phase = DistributionPhase.Canary, Left = 3 });
        var claimed = await ClaimAsync();
        Assert.Equal((3, 0L), (claimed.Count, (await ListAsync()).Course.Left));
        Assert.All(claimed, send => Assert.Equal("list", send.Distribution));
        await ResultAsync(claimed[0], SendOutcome.Retry);
        await ResultAsync(claimed[1], SendOutcome.Refused);
        await ResultAsync(claimed[2], SendOutcome.Unknown);
        Assert.Equal(1, (await ListAsync()).Course.Left);
        Assert.Single(await ClaimAsync());
        await ResolveAsync(claimed[2], Verdict.Resend);
        Assert.Single(await ClaimAsync());
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Gate_CourseRate_GoesBeforeAHigherOne()
    {
        await StartListAsync("list", 9, new DistributionSettings { Rate = 100 });
        await Ledger.SetCourseAsync("list", 0, new DistributionCourse { Phase = DistributionPhase.Rising, Rate = 1 });
        Assert.Single(await ClaimAsync());
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Gate_AfterAnotherTemplate_WaitsSixSeconds()
    {
        await StartListAsync("list", 2);
        await StartListAsync("other", 2);
        var claimed = await ClaimAsync();
        Assert.Equal(["list 0", "list 1"], await KeysAsync(claimed));
        await ResultAsync(claimed[0], SendOutcome.Accepted, "SM1");
        await ResultAsync(claimed[1], SendOutcome.Refused);
        Assert.Equal(["other 1"], await KeysAsync(await ClaimAsync()));
        Time.Advance(LedgerRules.PairInterval - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await ClaimAsync());
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["other 0"], await KeysAsync(await ClaimAsync()));
    }

    [Fact]
    public async Task Gate_MinDaysBetween_SkipsWhoeverHadAnything()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("single", 0), Message("failed", 1)]);
        var claimed = await ClaimAsync();
        await ResultAsync(claimed[0], SendOutcome.Accepted, "SM0");
        await ResultAsync(claimed[1], SendOutcome.Accepted, "SM1");
        await ReportAsync("SM1", Delivery.Undelivered, 63024);
        Time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        await StartListAsync("list", 3, new DistributionSettings { MinDaysBetween = 3 });
        Assert.Equal(["list 1", "list 2"], await KeysAsync(await ClaimAsync()));
        Assert.Equal(SendState.Skipped, await MemberStateAsync("list", 0));
        await StartListAsync("later", 1, new DistributionSettings { MinDaysBetween = 3 });
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["later 0"], await KeysAsync(await ClaimAsync()));
    }

    [Fact]
    public async Task Gate_QuietHours_AreThoseOfThePersonsTimeZone()
    {
        // 09:00 universal time: 10:00 in Berlin, 18:00 in Tokyo, 04:00 in New York.
        await StartListAsync("list", 0, new DistributionSettings { QuietHours = new QuietHours(new TimeOnly(18, 0), new TimeOnly(8, 0), "Europe/Berlin") });
        await AddMembersAsync("list", Member(1), Member(2, timeZone: "Asia/Tokyo"), Member(3, timeZone: "America/New_York"));
        Assert.Equal(["list 1"], await KeysAsync(await ClaimAsync()));
        Time.Advance(TimeSpan.FromHours(4));
        await ApproveAsync();
        Assert.Equal(["list 3"], await KeysAsync(await ClaimAsync()));
        Time.Advance(TimeSpan.FromHours(10));
        await ApproveAsync();
        Assert.Equal(["list 2"], await KeysAsync(await ClaimAsync()));
    }

    [Fact]
    public async Task I8_AccountRate_CountsAllSenders()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("a", 1), Message("b", 2), Message("c", 3) with { Sender = OtherSender }]);
        var request = new ClaimRequest(Sender, 10, ApprovalMaxAge) { Pace = new Pace(100, 25), AccountPace = new Pace(1, 2) };
        Assert.Equal(2, (await Ledger.ClaimAsync(request)).Sends.Count);
        Assert.Equal(0, (await Ledger.ClaimAsync(request with { Sender = OtherSender })).Permits);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await Ledger.ClaimAsync(request with { Sender = OtherSender })).Sends);
    }

    [Fact]
    public async Task Gate_DayCap_LimitsNewPeople_InAnyTwentyFourHours()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("before", 0), Message("old", 8)]);
        Assert.Equal(2, (await ClaimAsync()).Count);
        await StartListAsync("list", 5);
        var request = new ClaimRequest(Sender, 10, ApprovalMaxAge) { DayCap = 4 };
        Assert.Equal(["list 1", "list 2"], await KeysAsync((await Ledger.ClaimAsync(request)).Sends));

        // Single messages go and count; whoever was reached already may be again.
        await EnqueueAsync(Message("single", 9));
        Assert.Equal(["single"], await KeysAsync((await Ledger.ClaimAsync(request)).Sends));
        Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await ApproveAsync();
        Assert.Empty((await Ledger.ClaimAsync(request)).Sends);
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["list 3", "list 4"], await KeysAsync((await Ledger.ClaimAsync(request)).Sends));
    }
}
