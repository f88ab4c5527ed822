using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Testing;

public abstract partial class LedgerConformance
{
    [Fact]
    public async Task OptOuts_AreListedInPages_EachOnce()
    {
        await ReceiveAsync(Inbound("SM1", 3), Stop);
        foreach (var person in Enumerable.Range(1, 5))
        {
            await Ledger.OptOutAsync(new OptOut(Person(person).Key, OptOutScope.List("news"), OptOutSource.Link, $"key {person}"));
        }

        await Ledger.OptOutAsync(new OptOut(Person(3).Key, OptOutScope.All, OptOutSource.Operator, "ticket"));
        var listed = await OptOutPagesAsync(scope: null, limit: 2);
        Assert.Equal(
            [(1, "news", false), (2, "news", false), (3, "*", false), (3, "*", true), (3, "news", false), (4, "news", false), (5, "news", false)],
            listed.Select(l => ((int)l.OptOut.Recipient.Value, l.OptOut.Scope.Name, l.IsLiftable)));
        Assert.Equal(new OptOutRecord(Person(3).Key, OptOutScope.All, OptOutSource.Operator, "ticket", Time.Now), listed[2].OptOut);
        Assert.Equal([3, 3], (await OptOutPagesAsync(OptOutScope.All, limit: 1)).Select(l => (int)l.OptOut.Recipient.Value));
        Assert.Empty(await OptOutPagesAsync(OptOutScope.List("none"), limit: 2));
    }

    [Fact]
    public async Task OptOuts_AreListedWithTheNumber_WhereItIsStillKnown()
    {
        await AcceptAsync("k", 1, "SM1");
        await ReceiveAsync(Inbound("SM2", 2), Stop with { Answer = null });
        foreach (var person in new[] { 1, 3 })
        {
            await Ledger.OptOutAsync(new OptOut(Person(person).Key, OptOutScope.All, OptOutSource.Link, "key 1"));
        }

        Assert.Equal([Person(1).Address, Person(2).Address, null], (await OptOutPagesAsync(null, limit: 10)).Select(l => l.Address));
        Time.Advance(TimeSpan.FromDays(60));
        await Ledger.ApplyRetentionAsync(Retention.Default);
        Assert.All(await OptOutPagesAsync(null, limit: 10), l => Assert.Null(l.Address));
    }

    [Fact]
    public async Task APerson_IsEverythingStoredAboutThem()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Asking("asked", 1), Message("other", 2)]);
        var claimed = await ClaimAsync();
        await ResultAsync(claimed[0], SendOutcome.Accepted, "SM1");
        await ReceiveAsync(Inbound("SM2", 1, "STOP"), Stop);
        await ReceiveAsync(Inbound("SM3", 1, "START"), Free with { LiftsOptOut = true });
        await Ledger.OptOutAsync(new OptOut(Person(1).Key, OptOutScope.List("news"), OptOutSource.Operator, "ticket"));

        var person = await Ledger.GetPersonAsync(Person(1).Key);
        Assert.Equal(Person(1).Key, person.Recipient);
        Assert.Equal([await FindAsync("asked"), await FindAsync("answer:SM2")], person.Messages.Select(m => m.Send));
        Assert.Equal((Person(1).Address, """{"1":"Anna"}""", true), (person.Messages[0].Address, person.Messages[0].Payload, person.Messages[0].HasQuestion));
        Assert.Equal(
            [new PersonReply("SM2", Time.Now, Stop.Kind, Stop.Rule, Person(1).Address, "STOP"), new PersonReply("SM3", Time.Now, Free.Kind, Free.Rule, Person(1).Address, "START")], person.Replies);
        Assert.Equal(OptOutScope.List("news"), Assert.Single(person.OptOuts).Scope);
        Assert.Equal(
            [
                new ConsentEvent(Time.Now, "*", ConsentChange.Out, Stop.OptOutSource, "SM2"), new ConsentEvent(Time.Now, "*", ConsentChange.BackIn, Stop.OptOutSource, "SM3"),
                new ConsentEvent(Time.Now, "news", ConsentChange.Out, OptOutSource.Operator, "ticket"),
            ], person.Events);

        var nobody = await Ledger.GetPersonAsync(Person(9).Key);
        Assert.Equal((0, 0, 0, 0), (nobody.Messages.Count, nobody.Replies.Count, nobody.OptOuts.Count, nobody.Events.Count));
    }

    [Fact]
    public async Task Erasure_LeavesHashStatesAndEvidence()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Asking("sent", 1), Message("other", 2)]);
        foreach (var (claimed, sid) in (await ClaimAsync()).Zip(["SM1", "SM2"]))
        {
            await ResultAsync(claimed, SendOutcome.Accepted, sid);
        }

        await EnqueueAsync(Message("queued", 1));
        await ReceiveAsync(Inbound("SM3", 1), Free with { IsForHandler = true, OptOut = OptOutScope.List("shop") });
        var events = (await Ledger.GetPersonAsync(Person(1).Key)).Events;
        Assert.Equal(new Erasure(Messages: 2, Cancelled: 1, Replies: 1, Kept: 0), await Ledger.EraseAsync(Person(1).Key));

        var erased = await Ledger.GetPersonAsync(Person(1).Key);
        Assert.Equal([(SendState.Accepted, "SM1"), (SendState.Cancelled, null)], erased.Messages.Select(m => (m.Send.State, m.Send.MessageSid)));
        Assert.All(erased.Messages, m => Assert.Equal((null, null, false), (m.Address, m.Payload, m.HasQuestion)));
        Assert.All(erased.Replies, r => Assert.Equal((null, null), (r.Address, r.Text)));
        Assert.Equal(OptOutScope.List("shop"), Assert.Single(erased.OptOuts).Scope);
        Assert.Equal(events, erased.Events);
        Assert.Equal("", Assert.Single(await Ledger.ClaimJobsAsync(JobKind.Handler, 1, TimeSpan.FromMinutes(1))).Message.Body);
        Assert.Equal(Person(2).Address, Assert.Single((await Ledger.GetPersonAsync(Person(2).Key)).Messages).Address);
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task Erasure_KeepsWhatAMessageOfUnknownFateIsLookedUpBy()
    {
        await ApproveAsync();
        var claimed = await LoseAsync("lost", 1);
        Assert.Equal(new Erasure(0, 0, 0, Kept: 1), await Ledger.EraseAsync(Person(1).Key));
        Assert.Equal(Person(1).Address, Assert.Single(await Ledger.GetUnknownAsync(Sender, 10)).To);
        await ResolveAsync(claimed, Verdict.Found, "SM1");
        Assert.Equal(new Erasure(Messages: 1, 0, 0, 0), await Ledger.EraseAsync(Person(1).Key));
        Assert.Equal(new Erasure(0, 0, 0, 0), await Ledger.EraseAsync(Person(1).Key));
    }

    [Fact]
    public async Task Erasure_OfSomebodyOnAList_CancelsTheirRowAndKeepsTheEvidence()
    {
        var given = Time.Now.AddDays(-30);
        await AddListAsync();
        await AddMembersAsync("list", Member(1) with { Consent = new Consent(given, "web form") }, Member(2));
        Assert.Equal("list", Assert.Single((await Ledger.GetPersonAsync(Person(1).Key)).Messages).Send.Distribution);
        Assert.Equal(new Erasure(Messages: 1, Cancelled: 1, 0, 0), await Ledger.EraseAsync(Person(1).Key));

        Assert.Equal([(1L, null, SendState.Cancelled), (2L, Person(2).Address, SendState.Queued)], (await Ledger.GetMembersAsync("list", 0, 10)).Select(row => (row.Line, row.Address, row.State)));
        Assert.Equal((1, 1), ((int)(await ListAsync()).Counts[SendState.Cancelled], (int)(await ListAsync()).Counts[SendState.Queued]));
        Assert.Equal([new ConsentEvent(given, "news", ConsentChange.Given, OptOutSource.Import, "web form")], (await Ledger.GetPersonAsync(Person(1).Key)).Events);
    }

    private async Task<List<ListedOptOut>> OptOutPagesAsync(OptOutScope? scope, int limit)
    {
        var all = new List<ListedOptOut>();
        while (true)
        {
            var page = await Ledger.ListOptOutsAsync(scope, all.LastOrDefault(), limit);
            Assert.True(page.Count <= limit);
            if (page.Count == 0)
            {
                return all;
            }

            all.AddRange(page);
        }
    }
}
