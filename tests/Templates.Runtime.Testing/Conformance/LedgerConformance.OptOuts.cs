using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Testing;

public abstract partial class LedgerConformance
{
    [Fact]
    public async Task I5_AnOptOut_StrikesWhatIsQueuedInItsScope()
    {
        await Ledger.EnqueueAsync([Message("news", 1), Message("other list", 1) with { MailingList = "shop" }, Message("other person", 2), Text("text", 1), Text("confirmation", 1, SendKind.Confirmation)]);
        await Ledger.OptOutAsync(new OptOut(Person(1).Key, OptOutScope.List("news"), OptOutSource.Link, "key 1"));
        Assert.Equal([SendState.Suppressed, SendState.Queued, SendState.Queued, SendState.Queued, SendState.Queued], await StatesAsync("news", "other list", "other person", "text", "confirmation"));
        await Ledger.OptOutAsync(new OptOut(Person(1).Key, OptOutScope.All, OptOutSource.Operator, "ticket"));
        Assert.Equal([SendState.Suppressed, SendState.Suppressed, SendState.Queued, SendState.Suppressed, SendState.Queued], await StatesAsync("news", "other list", "other person", "text", "confirmation"));
    }

    [Fact]
    public async Task I5_AfterAnOptOut_NothingIsQueued()
    {
        await Ledger.OptOutAsync(new OptOut(Person(1).Key, OptOutScope.List("news"), OptOutSource.Link, "key 1"));
        Assert.Equal(SendState.Suppressed, (await EnqueueAsync(Message("a", 1))).State);
        Assert.Equal(SendState.Queued, (await EnqueueAsync(Message("b", 1) with { MailingList = "shop" })).State);
        Assert.Equal(SendState.Queued, (await EnqueueAsync(Text("c", 1))).State);
        await Ledger.OptOutAsync(new OptOut(Person(1).Key, OptOutScope.All, OptOutSource.Link, "key 1"));
        Assert.Equal(SendState.Suppressed, (await EnqueueAsync(Text("d", 1))).State);
        Assert.Equal(SendState.Queued, (await EnqueueAsync(Text("e", 1, SendKind.Confirmation))).State);
        Assert.Equal(SendState.Suppressed, (await EnqueueAsync(Message("a", 1))).State);
    }

    [Fact]
    public async Task I5_WhatComesBackToTheQueueAfterAnOptOut_IsSuppressed()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("a", 1), Message("b", 2)]);
        var claimed = await ClaimAsync();
        await ResultAsync(claimed[1], SendOutcome.Unknown);
        await Ledger.OptOutAsync(new OptOut(Person(1).Key, OptOutScope.All, OptOutSource.Operator, "ticket"));
        await Ledger.OptOutAsync(new OptOut(Person(2).Key, OptOutScope.List("news"), OptOutSource.Operator, "ticket"));
        await ResultAsync(claimed[0], SendOutcome.Retry);
        await ResolveAsync(claimed[1], Verdict.Resend);
        Assert.Equal([SendState.Suppressed, SendState.Suppressed], await StatesAsync("a", "b"));
    }

    [Fact]
    public async Task I5_AConfirmation_GoesOutAllTheSame()
    {
        await ReceiveAsync(Inbound("SM1", 1, "STOP"), Stop);
        await ReceiveAsync(Inbound("SM2", 2, "STOP"), Stop with { AnswerKind = SendKind.Session });
        Assert.Equal([SendState.Queued, SendState.Suppressed], await StatesAsync("answer:SM1", "answer:SM2"));
        var claimed = await ClaimOneAsync();
        Assert.Equal((SendKind.Confirmation, Person(1).Address, "Ok."), (claimed.Kind, claimed.To, claimed.Payload));
    }

    [Fact]
    public async Task I5_ClaimsAndOptOutsAtOnce_NoneAfterwards()
    {
        const int People = 300;
        await StartListAsync("list", People);
        var optedOut = new HashSet<string>(StringComparer.Ordinal);
        var late = new List<string>();
        async Task OptOutAsync()
        {
            foreach (var person in Enumerable.Range(0, People).Where(i => i % 3 == 0))
            {
                await Ledger.OptOutAsync(new OptOut(Person(person).Key, OptOutScope.All, OptOutSource.Link, "key 1"));
                lock (optedOut)
                {
                    optedOut.Add(Person(person).Address);
                }
            }
        }

        async Task SendAsync()
        {
            while (true)
            {
                string[] before;
                lock (optedOut)
                {
                    before = [.. optedOut];
                }

                var claimed = await ClaimAsync(3);
                if (claimed.Count == 0)
                {
                    return;
                }

                lock (optedOut)
                {
                    late.AddRange(claimed.Select(c => c.To).Intersect(before, StringComparer.Ordinal));
                }

                await Ledger.RecordResultsAsync([.. claimed.Select(c => new SendResult(c.SendId, c.Attempt, SendOutcome.Accepted) { MessageSid = $"SM{c.SendId}" })]);
            }
        }

        await Task.WhenAll(Task.Run(OptOutAsync), Task.Run(SendAsync), Task.Run(SendAsync));
        Assert.Empty(late);
        Assert.Equal(People, (await Ledger.CountSendsAsync()).Values.Sum());
        Assert.False((await Ledger.CountSendsAsync()).ContainsKey(SendState.Queued));
    }

    [Theory]
    [InlineData(OptOutSource.Reply, true)]
    [InlineData(OptOutSource.Button, true)]
    [InlineData(OptOutSource.StopWord, true)]
    [InlineData(OptOutSource.Provider, true)]
    [InlineData(OptOutSource.Link, false)]
    [InlineData(OptOutSource.Operator, false)]
    [InlineData(OptOutSource.Import, false)]
    public async Task OptOut_ThePersonsOwnWords_LiftWhatTheySet(OptOutSource source, bool isLifted)
    {
        await ReceiveAsync(Inbound("SM1", 1), Stop with { OptOutSource = source });
        var optOut = Assert.Single(await Ledger.GetOptOutsAsync(Person(1).Key));
        Assert.Equal(new OptOutRecord(Person(1).Key, OptOutScope.All, source, "SM1", Time.Now), optOut);
        await ReceiveAsync(Inbound("SM2", 1), Free with { LiftsOptOut = true });
        Assert.Equal(isLifted ? 0 : 1, (await Ledger.GetOptOutsAsync(Person(1).Key)).Count);
        Assert.Equal(isLifted ? SendState.Queued : SendState.Suppressed, (await EnqueueAsync(Message("k", 1))).State);
    }

    [Fact]
    public async Task I5_OfStopAndStart_TheLaterWrittenCounts_WhicheverIsFoundFirst()
    {
        var morning = Time.Now;
        Time.Advance(TimeSpan.FromMinutes(5));
        await ReceiveAsync(Inbound("SM1", 1, "STOP"), Stop);
        Time.Advance(TimeSpan.FromMinutes(10));
        await ReceiveAsync(Inbound("SM2", 1, "START") with { SentAt = morning }, Free with { LiftsOptOut = true });
        Assert.Single(await Ledger.GetOptOutsAsync(Person(1).Key));

        await ReceiveAsync(Inbound("SM3", 2, "STOP") with { SentAt = morning }, Stop);
        await ReceiveAsync(Inbound("SM4", 2, "START") with { SentAt = morning.AddMinutes(1) }, Free with { LiftsOptOut = true });
        Assert.Empty(await Ledger.GetOptOutsAsync(Person(2).Key));
    }

    [Fact]
    public async Task I12_AMessageFoundLater_OpensTheWindowFromWhenItWasWritten()
    {
        await ReceiveAsync(Inbound("SM1", 1), Free);
        await ReceiveAsync(Inbound("SM2", 2) with { SentAt = Time.Now - LedgerRules.SessionWindow + TimeSpan.FromHours(1) }, Free);
        await ReceiveAsync(Inbound("SM3", 1) with { SentAt = Time.Now.AddDays(-1) }, Free);
        Time.Advance(TimeSpan.FromHours(2));
        await Ledger.EnqueueAsync([Text("from now on", 1), Text("from then on", 2)]);
        Assert.Equal(["from now on"], await KeysAsync(await ClaimAsync()));
        Assert.Equal(SendState.Expired, await StateAsync("from then on"));
    }

    [Fact]
    public async Task OptOut_AnothersBesideThePersonsOwn_StaysWhenTheyComeBack()
    {
        await ReceiveAsync(Inbound("SM1", 1), Stop);
        await ReceiveAsync(Inbound("SM2", 1), Free with { OptOut = OptOutScope.List("news") });
        await Ledger.OptOutAsync(new OptOut(Person(1).Key, OptOutScope.All, OptOutSource.Operator, "ticket"));
        Assert.Equal(3, (await Ledger.GetOptOutsAsync(Person(1).Key)).Count);
        await ReceiveAsync(Inbound("SM3", 1), Free with { LiftsOptOut = true });
        Assert.Equal(OptOutSource.Operator, Assert.Single(await Ledger.GetOptOutsAsync(Person(1).Key)).Source);
    }

    [Fact]
    public async Task OptOut_Again_ChangesNothing()
    {
        await Ledger.OptOutAsync(new OptOut(Person(1).Key, OptOutScope.All, OptOutSource.Link, "key 1"));
        var hash = await Ledger.HashStateAsync();
        Time.Advance(TimeSpan.FromDays(1));
        await Ledger.OptOutAsync(new OptOut(Person(1).Key, OptOutScope.All, OptOutSource.Link, "key 2"));
        Assert.Equal(hash, await Ledger.HashStateAsync());
        Assert.Empty(await Ledger.GetOptOutsAsync(Person(2).Key));
    }

    [Fact]
    public async Task OptOut_KnownToTheProvider_CountsForEverythingAndStays()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("a", 1), Message("b", 2)]);
        var claimed = await ClaimAsync();
        await Ledger.RecordResultsAsync([new SendResult(claimed[0].SendId, 1, SendOutcome.Refused) { ErrorCode = 21610, IsOptedOut = true }]);
        await ResultAsync(claimed[1], SendOutcome.Accepted, "SM2");
        await Ledger.RecordReportsAsync([new DeliveryReport("SM2", Delivery.Failed, 63014) { IsOptedOut = true }]);
        Assert.Equal(new OptOutRecord(Person(1).Key, OptOutScope.All, OptOutSource.Provider, "21610", Time.Now), Assert.Single(await Ledger.GetOptOutsAsync(Person(1).Key)));
        Assert.Equal("63014", Assert.Single(await Ledger.GetOptOutsAsync(Person(2).Key)).Evidence);
        await ReceiveAsync(Inbound("SM3", 1), Free with { LiftsOptOut = true });
        Assert.Single(await Ledger.GetOptOutsAsync(Person(1).Key));
    }

    [Fact]
    public async Task OptOut_InAStaleResult_CountsAllTheSame()
    {
        await AcceptAsync("k", 1, "SM1");
        Assert.Equal(ResultEffect.Stale, (await Ledger.RecordResultsAsync([new SendResult(1, 1, SendOutcome.Refused) { ErrorCode = 21610, IsOptedOut = true }]))[0]);
        Assert.Single(await Ledger.GetOptOutsAsync(Person(1).Key));
    }

    private protected async Task<SendState[]> StatesAsync(params string[] keys)
    {
        var states = new List<SendState>();
        foreach (var key in keys)
        {
            states.Add(await StateAsync(key));
        }

        return [.. states];
    }
}
