using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Testing;

public abstract partial class LedgerConformance
{
    [Fact]
    public async Task List_IsMadeOnce_AndToldAsItStands()
    {
        var made = new NewDistribution("list", "welcome", "news", Sender)
        {
            FallbackLanguage = "en",
            Fingerprints = new Dictionary<string, string>(StringComparer.Ordinal) { ["de"] = "f1", ["en"] = "f2" },
            Settings = new DistributionSettings { NotBefore = Time.Now.AddHours(1), Rate = 0.5, QuietHours = new QuietHours(new TimeOnly(20, 0), new TimeOnly(8, 30), "Europe/Berlin"), Canary = Canary.OfShare(0.1), MinDaysBetween = 3, RequireConsent = true, FailureShare = 0.3 },
        };
        var record = await Ledger.AddDistributionAsync(made);
        Assert.Equal(("list", "welcome", "news", Sender, "en", DistributionState.Draft, Time.Now), (record.Key, record.Template, record.MailingList, record.Sender, record.FallbackLanguage, record.State, record.CreatedAt));
        Assert.Equal((made.Settings, DistributionCourse.Start, 0L), (record.Settings, record.Course, record.Open));
        Assert.Equal(made.Fingerprints.OrderBy(f => f.Key), record.Fingerprints.OrderBy(f => f.Key));
        Time.Advance(TimeSpan.FromDays(1));
        var again = await Ledger.AddDistributionAsync(made with { Template = "other", Settings = new DistributionSettings() });
        Assert.Equal(("welcome", record.CreatedAt, made.Settings), (again.Template, again.CreatedAt, again.Settings));
    }

    [Fact]
    public async Task I1_AMember_IsAddedOnceAList()
    {
        await AddListAsync();
        await AddListAsync("other");
        await Ledger.OptOutAsync(new OptOut(Person(3).Key, OptOutScope.List("news"), OptOutSource.Link, "key 1"));
        var outcomes = await AddMembersAsync("list", Member(1), Member(2), Member(1), Member(3));
        Assert.Equal([MemberVerdict.Added, MemberVerdict.Added, MemberVerdict.Known, MemberVerdict.OptedOut], outcomes.Select(o => o.Verdict));
        Assert.Equal((outcomes[0].SendId, 0L), (outcomes[2].SendId, outcomes[3].SendId));
        Assert.Equal(MemberVerdict.Known, (await AddMembersAsync("list", Member(2)))[0].Verdict);
        Assert.Equal(MemberVerdict.Added, (await AddMembersAsync("other", Member(2)))[0].Verdict);
        Assert.Equal(2, (await ListAsync()).Counts[SendState.Queued]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => AddMembersAsync("nowhere", Member(1)));
    }

    // More than any ledger writes in one statement, and all that can happen to a person side by side.
    [Fact]
    public async Task I1_AmongManyMembers_EachHasItsOwnOutcomeRowAndMessage()
    {
        const int People = 300;
        await ApproveAsync();
        await AddListAsync();
        var early = (await AddMembersAsync("list", [.. Enumerable.Range(0, People).Where(IsEarly).Select(Own)])).Select(outcome => outcome.SendId).ToHashSet();
        foreach (var person in Enumerable.Range(0, People).Where(IsOut))
        {
            await Ledger.OptOutAsync(new OptOut(Person(person).Key, OptOutScope.List("news"), OptOutSource.Link, "key 1"));
        }

        // Some stand in it twice, one after the other or far apart.
        int[] list = [.. Enumerable.Range(0, People).SelectMany(person => person % 33 == 5 ? new[] { person, person } : [person]), 2, 3, 130];
        var outcomes = await AddMembersAsync("list", [.. list.Select(Own)]);
        for (var i = 0; i < list.Length; i++)
        {
            var first = Array.IndexOf(list, list[i]);
            var verdict = IsEarly(list[i]) ? MemberVerdict.Known : IsOut(list[i]) ? MemberVerdict.OptedOut : first < i ? MemberVerdict.Known : MemberVerdict.Added;
            Assert.Equal((i, verdict, outcomes[first].SendId), (i, outcomes[i].Verdict, outcomes[i].SendId));
            Assert.Equal((IsEarly(list[i]), verdict == MemberVerdict.OptedOut), (early.Contains(outcomes[i].SendId), outcomes[i].SendId == 0));
        }

        var added = outcomes.Where(outcome => outcome.Verdict == MemberVerdict.Added).ToArray();
        Assert.Equal(added.Select(outcome => outcome.SendId).Order(), added.Select(outcome => outcome.SendId));
        Assert.Equal(added.Length + early.Count, (await ListAsync()).Counts[SendState.Queued]);
        Assert.Equal(list.Where(person => !IsEarly(person) && !IsOut(person)).Distinct(), (await Ledger.GetMembersAsync("list", early.Max(), 1000)).Select(row => (int)row.Line));
        await Ledger.SetDistributionAsync("list", DistributionState.Running, reason: null);
        var sent = await ClaimAsync(1000);
        Assert.Equal(added.Length + early.Count, sent.Count);
        Assert.All(sent, send => Assert.Equal($$"""{"1":"{{send.To}}"}""", send.Payload));

        static bool IsEarly(int person) => person % 50 == 7;
        static bool IsOut(int person) => person % 70 == 3;
        static NewMember Own(int person) => Member(person) with { Payload = $$"""{"1":"{{Person(person).Address}}"}""" };
    }

    [Fact]
    public async Task Foreseeing_SaysTheSame_AndChangesNothing()
    {
        await AddListAsync();
        await AddMembersAsync("list", Member(1));
        await Ledger.OptOutAsync(new OptOut(Person(3).Key, OptOutScope.All, OptOutSource.Link, "key 1"));
        var hash = await Ledger.HashStateAsync();
        RecipientKey[] people = [Person(1).Key, Person(2).Key, Person(3).Key];
        Assert.Equal([MemberVerdict.Known, MemberVerdict.Added, MemberVerdict.OptedOut], (await Ledger.ForeseeMembersAsync("list", "news", people)).Select(o => o.Verdict));
        Assert.Equal([MemberVerdict.Added, MemberVerdict.Added, MemberVerdict.OptedOut], (await Ledger.ForeseeMembersAsync("new", "news", people)).Select(o => o.Verdict));
        Assert.Equal(hash, await Ledger.HashStateAsync());
        await Ledger.SetDistributionAsync("list", DistributionState.Stopped, reason: null);
        Assert.All(await Ledger.ForeseeMembersAsync("list", "news", people), o => Assert.Equal(MemberVerdict.Closed, o.Verdict));
        Assert.All(await AddMembersAsync("list", Member(1), Member(8)), o => Assert.Equal(MemberVerdict.Closed, o.Verdict));
    }

    [Fact]
    public async Task I4_NewMembersOfACompletedList_MakeItADraftAgain()
    {
        await StartListAsync("list", 1);
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Accepted, "SM1");
        await Ledger.SetDistributionAsync("list", DistributionState.Completed, reason: null);
        await AddMembersAsync("list", Member(0));
        Assert.Equal(DistributionState.Completed, (await ListAsync()).State);
        await AddMembersAsync("list", Member(1));
        Assert.Equal(DistributionState.Draft, (await ListAsync()).State);
        Assert.Empty(await ClaimAsync());
        await Ledger.SetDistributionAsync("list", DistributionState.Running, reason: null);
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task Members_OfListsThatGrowAtTheSameTime_AreKeptApart()
    {
        await AddListAsync("one");
        await AddListAsync("two");
        Assert.Empty(await Ledger.GetMembersAsync("one", 0, 10));
        await AddMembersAsync("one", Member(0), Member(1));
        await AddMembersAsync("two", Member(0), Member(2));
        await AddMembersAsync("one", Member(1), Member(3), Member(0));
        await AddMembersAsync("two", Member(4));
        await AddMembersAsync("one", Member(3));
        Assert.Equal([0, 1, 3], await LinesAsync("one"));
        Assert.Equal([0, 2, 4], await LinesAsync("two"));
        var second = (await Ledger.GetMembersAsync("one", 0, 2))[1];
        Assert.Equal(3, Assert.Single(await Ledger.GetMembersAsync("one", second.SendId, 10)).Line);

        async Task<IEnumerable<long>> LinesAsync(string key) => (await Ledger.GetMembersAsync(key, 0, 10)).Select(row => row.Line);
    }

    [Fact]
    public async Task Members_ComeInPages_WithWhatBecameOfThem()
    {
        await StartListAsync("list", 3);
        await EnqueueAsync(Message("single", 7));
        await AddMembersAsync("list", Member(5));
        var claimed = await ClaimAsync();
        await ResultAsync(claimed.Single(send => send.To == Person(1).Address), SendOutcome.Refused, error: 63024);
        await ResultAsync(claimed.Single(send => send.To == Person(5).Address), SendOutcome.Accepted, "SM5");
        await ReportAsync("SM5", Delivery.Read);
        var first = await Ledger.GetMembersAsync("list", 0, 3);
        Assert.Equal([0, 1, 2], first.Select(row => row.Line));
        Assert.Equal((SendState.Refused, 63024, Person(1).Address, "de"), (first[1].State, first[1].ErrorCode, first[1].Address, first[1].Language));
        var last = Assert.Single(await Ledger.GetMembersAsync("list", first[2].SendId, 3));
        Assert.Equal((5, SendState.Accepted, Delivery.Read, "SM5", Time.Now), (last.Line, last.State, last.Delivery, last.MessageSid, last.UpdatedAt));
        Assert.Empty(await Ledger.GetMembersAsync("nowhere", 0, 3));
        Assert.Equal(("list", 5L, null), ((await Ledger.FindSendAsync(last.SendId))! is var found ? (found.Distribution, found.Line, found.DedupeKey) : default));
    }

    [Fact]
    public async Task Lists_AreTheNewestFirst_AndOpenOnesAlone()
    {
        foreach (var key in new[] { "a", "b", "c" })
        {
            await AddListAsync(key);
        }

        await Ledger.SetDistributionAsync("a", DistributionState.Completed, reason: null);
        await Ledger.SetDistributionAsync("b", DistributionState.Stopped, reason: null);
        Assert.Equal(["c", "b", "a"], (await Ledger.ListDistributionsAsync(isOpenOnly: false)).Select(list => list.Key));
        Assert.Equal(["c"], (await Ledger.ListDistributionsAsync(isOpenOnly: true)).Select(list => list.Key));
    }

    [Fact]
    public async Task Counts_FollowReportsAndAnswers_EachPersonsLast()
    {
        await StartListAsync("list", 0);
        await AddMembersAsync("list", Member(1) with { Question = Question() }, Member(2), Member(3));
        foreach (var send in await ClaimAsync())
        {
            await ResultAsync(send, SendOutcome.Accepted, "SM" + send.To[^1]);
        }

        var effect = await ReportAsync("SM1", Delivery.Sent);
        Assert.Equal("list", effect.Distribution);
        await ReportAsync("SM1", Delivery.Delivered);
        await ReportAsync("SM2", Delivery.Failed, 63024);
        await ReceiveAsync(Inbound("IN1", 1, "11"), new InboundDecision(ReplyKind.Unclear, "rule"));
        await ReceiveAsync(Inbound("IN2", 1, "1"), new InboundDecision(ReplyKind.Yes, "rule") { ClosesQuestion = true });
        await Ledger.OptOutAsync(new OptOut(Person(3).Key, OptOutScope.List("news"), OptOutSource.Link, "key 1"));
        await Ledger.OptOutAsync(new OptOut(Person(2).Key, OptOutScope.All, OptOutSource.Operator, "ticket"));
        var record = await ListAsync();
        Assert.Equal([(Delivery.Delivered, 1L), (Delivery.Failed, 1)], record.Deliveries.OrderBy(d => d.Key).Select(d => (d.Key, d.Value)));
        Assert.Equal([(63024, 1L)], record.Errors.Select(e => (e.Key, e.Value)));
        Assert.Equal([(ReplyKind.Yes, 1L), (ReplyKind.Unsubscribe, 1)], record.Answers.OrderBy(a => a.Key).Select(a => (a.Key, a.Value)));
        Assert.Equal(new MemberContent("de", Content, "f1", TimeZone: null), Assert.Single(record.Contents));
    }

    [Fact]
    public async Task Course_IsChangedByOne()
    {
        await AddListAsync();
        var course = new DistributionCourse { Phase = DistributionPhase.Canary, Left = 5, Rate = 2.5, Since = Time.Now, Baseline = new CourseCounts(1, 2, 3, 4) };
        Assert.True(await Ledger.SetCourseAsync("list", 0, course));
        Assert.False(await Ledger.SetCourseAsync("list", 0, course with { Left = 9 }));
        Assert.False(await Ledger.SetCourseAsync("nowhere", 0, course));
        Assert.Equal(course with { Step = 1 }, (await ListAsync()).Course);
    }

    [Fact]
    public async Task C6_Adopting_SettlesTheOldestOpenRowOfThePerson()
    {
        await StartListAsync("list", 2);
        await EnqueueAsync(Message("single", 0));
        await ReceiveAsync(Inbound("IN1", 0));
        await EnqueueAsync(Text("text", 9));
        ForeignMessage[] found = [new("SMa", Person(0).Key), new("SMa", Person(0).Key), new("SMb", Person(0).Key), new("SMc", Person(0).Key), new("SMd", Person(9).Key)];
        Assert.Equal(2, await Ledger.AdoptAsync(Sender, found));
        Assert.Equal(0, await Ledger.AdoptAsync(OtherSender, [new ForeignMessage("SMe", Person(1).Key)]));
        Assert.Equal(SendState.Accepted, await MemberStateAsync("list", 0));
        Assert.Equal((SendState.Accepted, "SMb"), ((await FindAsync("single")).State, (await FindAsync("single")).MessageSid));
        Assert.Equal(["list 1"], await KeysAsync(await ClaimAsync()));
    }
}
