using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Testing;

public abstract partial class LedgerConformance
{
    [Fact]
    public async Task I8_Permits_AreWholeAndBounded()
    {
        Assert.Equal(3, await Ledger.TakePermitsAsync(Sender, 10, perSecond: 2, burst: 3));
        Assert.Equal(0, await Ledger.TakePermitsAsync(Sender, 10, perSecond: 2, burst: 3));
        Time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal(0, await Ledger.TakePermitsAsync(Sender, 10, perSecond: 2, burst: 3));
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await Ledger.TakePermitsAsync(Sender, 10, perSecond: 2, burst: 3));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await Ledger.TakePermitsAsync(Sender, 2, perSecond: 2, burst: 3));
        Assert.Equal(1, await Ledger.TakePermitsAsync(Sender, 2, perSecond: 2, burst: 3));
        Assert.Equal(3, await Ledger.TakePermitsAsync(OtherSender, 9, perSecond: 2, burst: 3));
        Assert.Equal(0, await Ledger.TakePermitsAsync(OtherSender, 0, perSecond: 2, burst: 3));
    }

    [Fact]
    public async Task I8_Permits_AClockSetBack_HoldsNobodyUpForLong()
    {
        await Ledger.TakePermitsAsync(Sender, 10, perSecond: 2, burst: 4);
        Time.Advance(TimeSpan.FromHours(-2));
        Assert.Equal(0, await Ledger.TakePermitsAsync(Sender, 10, perSecond: 2, burst: 4));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await Ledger.TakePermitsAsync(Sender, 10, perSecond: 2, burst: 4));
    }

    [Fact]
    public async Task I8_Permits_SurviveAReopening()
    {
        await Ledger.TakePermitsAsync(Sender, 10, perSecond: 2, burst: 4);
        await ReopenAsync();
        Assert.Equal(0, await Ledger.TakePermitsAsync(Sender, 10, perSecond: 2, burst: 4));
    }

    [Fact]
    public async Task I8_Permits_ManyAtOnce_NoneTwice()
    {
        var granted = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Ledger.TakePermitsAsync(Sender, 3, perSecond: 1, burst: 100))));
        Assert.Equal(100, granted.Sum());
    }

    [Fact]
    public async Task I8_Claim_TakesAPermitForEachMessage_AndNoMore()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("a", 1), Message("b", 2)]);
        var pace = new Pace(PerSecond: 2, Burst: 3);
        var first = await Ledger.ClaimAsync(new ClaimRequest(Sender, 1, ApprovalMaxAge) { Pace = pace });
        Assert.Equal((1, 1), (first.Sends.Count, first.Permits));
        var second = await Ledger.ClaimAsync(new ClaimRequest(Sender, 5, ApprovalMaxAge) { Pace = pace });
        Assert.Equal((1, 2), (second.Sends.Count, second.Permits));
        Assert.Equal(1, (await Ledger.ClaimAsync(new ClaimRequest(Sender, 5, ApprovalMaxAge) { Pace = pace })).Permits);
        Assert.Equal(1, await Ledger.TakePermitsAsync(Sender, 5, pace.PerSecond, pace.Burst));
        await EnqueueAsync(Message("c", 3));
        var none = await Ledger.ClaimAsync(new ClaimRequest(Sender, 5, ApprovalMaxAge) { Pace = pace });
        Assert.Equal((0, 0), (none.Sends.Count, none.Permits));
        Time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(["c"], await KeysAsync((await Ledger.ClaimAsync(new ClaimRequest(Sender, 5, ApprovalMaxAge) { Pace = pace })).Sends));
    }

    [Fact]
    public async Task I8_Claim_AClockSetBack_HoldsNobodyUpForLong()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Message("a", 1), Message("b", 2), Message("c", 3)]);
        var request = new ClaimRequest(Sender, 5, ApprovalMaxAge) { Pace = new Pace(PerSecond: 1, Burst: 2) };
        Assert.Equal(["a", "b"], await KeysAsync((await Ledger.ClaimAsync(request)).Sends));
        Time.Advance(TimeSpan.FromHours(-2));
        await ApproveAsync();
        Assert.Equal(0, (await Ledger.ClaimAsync(request)).Permits);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["c"], await KeysAsync((await Ledger.ClaimAsync(request)).Sends));
    }

    [Fact]
    public async Task Reopening_KeepsEverything()
    {
        await ApproveAsync();
        await EnqueueAsync(Message("k", 1));
        await ReceiveAsync(Inbound("SM1", 1), Stop);
        await Ledger.SetMarkAsync("sweep", Time.Now);
        var (hash, secret, record) = (await Ledger.HashStateAsync(), await Ledger.GetSecretAsync("opt-out"), await FindAsync("k"));
        await ReopenAsync();
        Assert.Equal(hash, await Ledger.HashStateAsync());
        Assert.Equal(secret, await Ledger.GetSecretAsync("opt-out"));
        Assert.Equal(record, await FindAsync("k"));
        Assert.Equal(Time.Now, await Ledger.GetMarkAsync("sweep"));
        Assert.Single(await Ledger.GetApprovalsAsync());
        Assert.False((await ReceiveAsync(Inbound("SM1", 1))).IsNew);
    }

    [Fact]
    public async Task Secrets_AreManyAndLong()
    {
        Assert.Equal(32, (await Ledger.GetSecretAsync("a")).Length);
        Assert.NotEqual(await Ledger.GetSecretAsync("a"), await Ledger.GetSecretAsync("b"));
    }

    [Fact]
    public async Task Marks_AreWhatWasSetLast()
    {
        Assert.Null(await Ledger.GetMarkAsync("sweep"));
        await Ledger.SetMarkAsync("sweep", Time.Now);
        await Ledger.SetMarkAsync("sweep", Time.Now.AddDays(-1));
        Assert.Equal(Time.Now.AddDays(-1), await Ledger.GetMarkAsync("sweep"));
    }

    [Fact]
    public async Task Retention_DeletesWhatIsPastItsTime_AndNothingElse()
    {
        var retention = Retention.Default;
        await ApproveAsync();
        await Ledger.EnqueueAsync([Asking("sent", 1), Asking("refused", 2), Message("open", 3, contentSid: "HXunseen")]);
        var claimed = await ClaimAsync();
        await ResultAsync(claimed[0], SendOutcome.Accepted, "SM1");
        await ResultAsync(claimed[1], SendOutcome.Refused);
        await ReceiveAsync(Inbound("SMin", 1), Free with { IsForHandler = true, Answer = "Danke!" });
        Assert.Equal(1, await Ledger.ApplyRetentionAsync(retention));
        Assert.Equal(0, await Ledger.ApplyRetentionAsync(retention));

        Time.Advance(retention.Payloads);
        Assert.Equal(3, await Ledger.ApplyRetentionAsync(retention));
        Assert.NotNull((await ReceiveAsync(Inbound("SMin", 1))).Decision.Answer);
        Time.Advance(retention.InboundTexts - retention.Payloads);
        Assert.Equal(1, await Ledger.ApplyRetentionAsync(retention));

        var job = Assert.Single(await Ledger.ClaimJobsAsync(JobKind.Handler, 1, TimeSpan.FromMinutes(1)));
        Assert.Equal(("", "", Person(1).Key, null, null, null), (job.Message.Body, job.Message.From.Address, job.Message.From.Key, job.Message.ButtonText, job.Message.ButtonPayload, job.Message.Form));
        Assert.False((await ReceiveAsync(Inbound("SMin", 1))).IsNew);
        await ApproveAsync("HXunseen");
        Assert.Equal("""{"1":"Anna"}""", (await ClaimOneAsync()).Payload);
        Assert.Equal(SendState.Expired, await StateAsync("answer:SMin"));
        Time.Advance(retention.Payloads);
        Assert.Equal(1, await Ledger.ApplyRetentionAsync(retention));
        Assert.Null((await ReceiveAsync(Inbound("SMin", 1))).Decision.Answer);
    }

    [Fact]
    public async Task Hash_ChangesWithWhateverAnInboundRequestCanChange()
    {
        await AcceptAsync("k", 1, "SM1");
        var hashes = new List<string> { await Ledger.HashStateAsync() };
        await ReportAsync("SM1", Delivery.Sent);
        hashes.Add(await Ledger.HashStateAsync());
        await ReceiveAsync(Inbound("SM2", 1));
        hashes.Add(await Ledger.HashStateAsync());
        await Ledger.OptOutAsync(new OptOut(Person(1).Key, OptOutScope.List("news"), OptOutSource.Link, "key 1"));
        hashes.Add(await Ledger.HashStateAsync());
        Assert.Distinct(hashes);
        await ReportAsync("SM1", Delivery.Queued);
        await ReportAsync("SMother", Delivery.Sent);
        await ReceiveAsync(Inbound("SM2", 1));
        await ApproveAsync("HXother");
        Assert.Equal(hashes[^1], await Ledger.HashStateAsync());
    }

    [Fact]
    public async Task Disposal_EndsIt()
    {
        await Ledger.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await EnqueueAsync(Message("k", 1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Ledger.CountSendsAsync());
        await Ledger.DisposeAsync();
    }
}
