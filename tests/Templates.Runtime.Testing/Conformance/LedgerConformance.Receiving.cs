using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Testing;

public abstract partial class LedgerConformance
{
    private static InboundDecision Stop => new(ReplyKind.Unsubscribe, "stop word") { OptOut = OptOutScope.All, OptOutSource = OptOutSource.StopWord, Answer = "Ok.", AnswerKind = SendKind.Confirmation };

    [Fact]
    public async Task Inbound_IsRecordedOnce_AndAnswersTheSameAgain()
    {
        var decision = new InboundDecision(ReplyKind.Yes, "digit")
        {
            OptOut = OptOutScope.List("news"),
            OptOutSource = OptOutSource.Button,
            LiftsOptOut = true,
            Answer = "Danke, Jürgen!",
            ClosesQuestion = true,
            IsClarifying = true,
            IsForHandler = true,
            IsForwarded = true,
        };
        Assert.Equal(new InboundOutcome(IsNew: true, decision), await ReceiveAsync(Inbound("SM1", 1), decision));
        var hash = await Ledger.HashStateAsync();
        Assert.Equal(new InboundOutcome(IsNew: false, decision), await Ledger.RecordInboundAsync(Inbound("SM1", 1), (_, _) => throw new InvalidOperationException("Decided twice.")));
        Assert.Equal(hash, await Ledger.HashStateAsync());
        Assert.Equal((SendKind.Session, SendState.Queued), ((await FindAsync("answer:SM1")).Kind, await StateAsync("answer:SM1")));
    }

    [Fact]
    public async Task Inbound_ADecisionThatFails_LeavesNothing()
    {
        var hash = await Ledger.HashStateAsync();
        await Assert.ThrowsAsync<FormatException>(async () => await Ledger.RecordInboundAsync(Inbound("SM1", 1), (_, _) => throw new FormatException()));
        Assert.Equal(hash, await Ledger.HashStateAsync());
        Assert.True((await ReceiveAsync(Inbound("SM1", 1))).IsNew);
        Assert.NotEqual(hash, await Ledger.HashStateAsync());
    }

    [Fact]
    public async Task Inbound_ManyAtOnce_EachHasItsEffectOnce()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => ReceiveAsync(Inbound($"SM{i % 50}", i % 50), Stop))));
        Assert.Equal(50, outcomes.Count(o => o.IsNew));
        Assert.Equal(50, (await Ledger.CountSendsAsync())[SendState.Queued]);
    }

    [Fact]
    public async Task Inbound_AFailingOne_DoesNotHarmItsNeighbours()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            try
            {
                await Ledger.RecordInboundAsync(Inbound($"SM{i}", i), (_, _) => i % 7 == 0 ? throw new FormatException() : Stop);
                return true;
            }
            catch (FormatException)
            {
                return false;
            }
        })));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i % 7 != 0), results);
        Assert.Equal(85, (await Ledger.CountSendsAsync())[SendState.Queued]);
    }

    [Fact]
    public async Task Context_HasTheLastQuestionThatWasAsked()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Asking("q1", 1, "first"), Asking("q2", 1, "second")]);
        Assert.Null((await ContextAsync(Inbound("SM1", 1))).Question);
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Accepted, "SMq1");
        var question = (await ContextAsync(Inbound("SM2", 1))).Question!;
        Assert.Equal(("first", "de", "news", "Schön, Jürgen!"), (question.Template, question.Language, question.MailingList, question.Replies["yes"]));
        Assert.Equal(Question().Menu, question.Menu);

        Time.Advance(TimeSpan.FromSeconds(1));
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Accepted, "SMq2");
        Assert.Equal("second", (await ContextAsync(Inbound("SM3", 1))).Question!.Template);
        Assert.Equal("first", (await ContextAsync(Inbound("SM4", 1, repliedTo: "SMq1"))).Question!.Template);
        Assert.Equal("second", (await ContextAsync(Inbound("SM5", 1, repliedTo: "SMother"))).Question!.Template);
        Assert.Null((await ContextAsync(Inbound("SM6", 2))).Question);
        Assert.Null((await ContextAsync(Inbound("SM7", 1) with { Sender = OtherSender })).Question);
    }

    [Fact]
    public async Task Context_AnAnsweredQuestion_EndsThoseBeforeIt()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Asking("q1", 1, "first"), Asking("q2", 1, "second")]);
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Accepted, "SMq1");
        Time.Advance(TimeSpan.FromSeconds(1));
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Accepted, "SMq2");
        await ReceiveAsync(Inbound("SM1", 1), Free with { ClosesQuestion = true });
        Assert.Null((await ContextAsync(Inbound("SM2", 1))).Question);
        Assert.Null((await ContextAsync(Inbound("SM3", 1, repliedTo: "SMq1"))).Question);
    }

    [Fact]
    public async Task Context_AQuestionAnsweredByAReplyToIt_LeavesTheLaterOneOpen()
    {
        await ApproveAsync();
        await Ledger.EnqueueAsync([Asking("q1", 1, "first"), Asking("q2", 1, "second")]);
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Accepted, "SMq1");
        Time.Advance(TimeSpan.FromSeconds(1));
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Accepted, "SMq2");
        await ReceiveAsync(Inbound("SM1", 1, repliedTo: "SMq1"), Free with { ClosesQuestion = true });
        Assert.Equal("second", (await ContextAsync(Inbound("SM2", 1))).Question!.Template);
    }

    [Theory]
    [InlineData(SendOutcome.Refused, false)]
    [InlineData(SendOutcome.NotAttempted, false)]
    [InlineData(SendOutcome.Retry, false)]
    [InlineData(SendOutcome.Unknown, true)]
    public async Task Context_AQuestionThatWasNeverSent_IsNotOpen(SendOutcome outcome, bool isOpen)
    {
        await ApproveAsync();
        await EnqueueAsync(Asking("q1", 1, "first"));
        await ResultAsync(await ClaimOneAsync(), SendOutcome.Accepted, "SMq1");
        await EnqueueAsync(Asking("q2", 1, "second"));
        await ResultAsync(await ClaimOneAsync(), outcome, due: Time.Now.AddDays(1));
        Assert.Equal(isOpen ? "second" : "first", (await ContextAsync(Inbound("SM1", 1))).Question!.Template);
    }

    [Fact]
    public async Task Context_AQuestionExpires()
    {
        await ApproveAsync();
        await EnqueueAsync(Asking("q", 1) with { QuestionLife = TimeSpan.FromHours(1) });
        Time.Advance(TimeSpan.FromMinutes(10));
        await ClaimOneAsync();
        Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.NotNull((await ContextAsync(Inbound("SM1", 1))).Question);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null((await ContextAsync(Inbound("SM2", 1))).Question);
    }

    [Fact]
    public async Task Context_KnowsClarificationAndOptOut()
    {
        await ApproveAsync();
        await EnqueueAsync(Asking("q", 1));
        await ClaimOneAsync();
        await ReceiveAsync(Inbound("SM1", 1), Free with { IsClarifying = true });
        var context = await ContextAsync(Inbound("SM2", 1));
        Assert.Equal((true, false), (context.IsClarified, context.IsOptedOut));
        await ReceiveAsync(Inbound("SM3", 1), Free with { OptOut = OptOutScope.List("news") });
        Assert.False((await ContextAsync(Inbound("SM4", 1))).IsOptedOut);
        await ReceiveAsync(Inbound("SM5", 1), Stop);
        Assert.True((await ContextAsync(Inbound("SM6", 1))).IsOptedOut);
    }

    [Fact]
    public async Task Jobs_ComeBackUntilTheyAreDone()
    {
        await ApproveAsync();
        await EnqueueAsync(Asking("q", 1));
        await ClaimOneAsync();
        var decision = Free with { IsForHandler = true, IsForwarded = true };
        await ReceiveAsync(Inbound("SM1", 1) with { OptOutType = "HELP", ButtonPayload = "yes", RepliedToSid = "SM0" }, decision);
        var received = Time.Now;
        var job = Assert.Single(await Ledger.ClaimJobsAsync(JobKind.Handler, 10, TimeSpan.FromMinutes(1)));
        Assert.Equal((1, Inbound("SM1", 1) with { OptOutType = "HELP", ButtonPayload = "yes", RepliedToSid = "SM0" }, decision), (job.Attempt, job.Message, job.Decision));
        Assert.Equal(("welcome", "de", "news", received), (job.Template, job.Language, job.MailingList, job.ReceivedAt));
        Assert.Empty(await Ledger.ClaimJobsAsync(JobKind.Handler, 10, TimeSpan.FromMinutes(1)));

        Time.Advance(TimeSpan.FromMinutes(1));
        var again = Assert.Single(await Ledger.ClaimJobsAsync(JobKind.Handler, 10, TimeSpan.FromMinutes(1)));
        await Ledger.CompleteJobAsync(job.JobId, job.Attempt, JobOutcome.Done);
        await Ledger.CompleteJobAsync(again.JobId, again.Attempt, new JobOutcome(IsDone: false, Time.Now.AddSeconds(5), "busy"));
        Time.Advance(TimeSpan.FromSeconds(5));
        again = Assert.Single(await Ledger.ClaimJobsAsync(JobKind.Handler, 10, TimeSpan.FromMinutes(1)));
        Assert.Equal(3, again.Attempt);
        await Ledger.CompleteJobAsync(again.JobId, again.Attempt, JobOutcome.Done);
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Ledger.ClaimJobsAsync(JobKind.Handler, 10, TimeSpan.FromMinutes(1)));

        var forward = Assert.Single(await Ledger.ClaimJobsAsync(JobKind.Forward, 10, TimeSpan.FromMinutes(1)));
        await Ledger.CompleteJobAsync(forward.JobId, forward.Attempt, new JobOutcome(IsDone: false, RetryAt: null, "gone"));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Ledger.ClaimJobsAsync(JobKind.Forward, 10, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Jobs_AreTakenInOrder()
    {
        foreach (var i in Enumerable.Range(0, 3))
        {
            await ReceiveAsync(Inbound($"SM{i}", i), Free with { IsForHandler = true });
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["SM0", "SM1"], (await Ledger.ClaimJobsAsync(JobKind.Handler, 2, TimeSpan.FromMinutes(1))).Select(j => j.Message.MessageSid));
        Assert.Equal(["SM2"], (await Ledger.ClaimJobsAsync(JobKind.Handler, 2, TimeSpan.FromMinutes(1))).Select(j => j.Message.MessageSid));
    }
}
