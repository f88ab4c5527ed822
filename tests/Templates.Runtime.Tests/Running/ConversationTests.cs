using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Twilio;

namespace WaTemplates.Runtime.Tests.Running;

/// <summary>Question, answer, opt-out and return, from the person's side.</summary>
public class ConversationTests
{
    private const string Anna = "+4915112345601";
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal) { ["FirstName"] = "Anna", ["SurveyURL"] = "https://feedback.example.com/s/7" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1", "Thank you! Your link: https://feedback.example.com/s/7")]
    [InlineData("yes please", "Thank you! Your link: https://feedback.example.com/s/7")]
    [InlineData("２", "Thank you for your answer.")]
    [InlineData("3️⃣", "You will get no more of these.")]
    [InlineData("1 or 2", "Please answer with 1, 2 or 3.")]
    public async Task TypedAnswer_GetsItsText(string answer, string expected)
    {
        await using var running = await RunningRuntime.StartAsync();
        await AskAsync(running, "question");
        await running.Simulator.ReceiveTextAsync(Anna, answer, cancellationToken: Stop);
        Assert.Equal(expected, (await running.MessageAsync(Anna, 1)).Body);
    }

    [Fact]
    public async Task Button_IsReadByItsPayload()
    {
        await using var running = await RunningRuntime.StartAsync();
        var question = await AskAsync(running, "buttons");
        await running.Simulator.TapAsync(Anna, question.Sid, "Yes please", Stop);
        Assert.StartsWith("Thank you! Your link:", (await running.MessageAsync(Anna, 1)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerThree_EndsTheList_StopEverything_AndStartComesBack()
    {
        await using var running = await RunningRuntime.StartAsync();
        await AskAsync(running, "question");
        await running.Simulator.ReceiveTextAsync(Anna, "3", cancellationToken: Stop);
        await running.MessageAsync(Anna, 1);
        Assert.Equal(RefusalReason.OptedOut, (await Assert.ThrowsAsync<MessageRefusedException>(() => AskAsync(running, "question"))).Reason);
        // Another list is not meant by it.
        await running.Templates.SendAsync(new TemplateMessage("question", "en", "others", Values), Anna, Stop);
        await running.MessageAsync(Anna, 2);
        await running.Simulator.ReceiveTextAsync(Anna, "STOP", cancellationToken: Stop);
        await Assert.ThrowsAsync<MessageRefusedException>(() => running.Templates.SendAsync(new TemplateMessage("question", "en", "others", Values), Anna, Stop));
        await running.Simulator.ReceiveTextAsync(Anna, "START", cancellationToken: Stop);
        await AskAsync(running, "question");
    }

    [Fact]
    public async Task OptOutLink_CountsByItsButton_NotByLooking()
    {
        await using var running = await RunningRuntime.StartAsync();
        var receipt = await running.Templates.SendAsync(new TemplateMessage("invitation", "en", "users", Values), Anna, Stop);
        // Until all that is to be reported is recorded.
        await RunningRuntime.EventuallyAsync(async () => await running.Ledger.FindSendAsync(receipt.SendId, Stop) is { Delivery: Delivery.Read or Delivery.Delivered, State: SendState.Accepted } row ? row : null, "The delivery");
        await running.Simulator.SettleAsync(Stop);
        var link = (await running.MessageAsync(Anna)).Body.Split(' ').Single(word => word.Contains("/opt-out/", StringComparison.Ordinal));
        using var browser = new HttpClient();
        var before = await running.Ledger.HashStateAsync(Stop);
        Assert.True((await browser.GetAsync(link, Stop)).IsSuccessStatusCode);
        Assert.Equal(before, await running.Ledger.HashStateAsync(Stop));
        Assert.True((await browser.PostAsync(link, new FormUrlEncodedContent([]), Stop)).IsSuccessStatusCode);
        await Assert.ThrowsAsync<MessageRefusedException>(() => AskAsync(running, "question"));
    }

    [Fact]
    public async Task Handler_SeesEveryReply_AgainAfterAFailure_AndItsAnswerIsSentOnce()
    {
        await using var running = await RunningRuntime.StartAsync(build: builder =>
        {
            builder.Services.AddSingleton<Handled>();
            builder.AddReplyHandler<Fails>();
        });
        await running.Simulator.ReceiveTextAsync(Anna, "When are you open?", cancellationToken: Stop);
        var handled = running.Services.GetRequiredService<Handled>();
        await RunningRuntime.EventuallyAsync(() => Task.FromResult(handled.Replies.Count >= 2 ? handled : null), "The second attempt");
        Assert.Equal("We are open until six.", (await running.MessageAsync(Anna)).Body);
        Assert.All(handled.Replies, reply => Assert.Equal((ReplyKind.Free, "When are you open?"), (reply.Kind, reply.Text)));
        await running.Simulator.SettleAsync(Stop);
        Assert.Equal(1, running.Simulator.Messages.Count(message => message.To.EndsWith(Anna, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AReplyThatWaitsForItsHandler_IsNotTakenByAProcessWithoutOne()
    {
        var handled = new Handled { Failures = int.MaxValue };
        await using var running = await RunningRuntime.StartAsync(build: builder => AddFails(builder, handled));
        await running.Simulator.ReceiveTextAsync(Anna, "When are you open?", cancellationToken: Stop);
        await RunningRuntime.EventuallyAsync(() => Task.FromResult(handled.Replies.IsEmpty ? null : handled), "The first attempt");
        await running.StopApplicationAsync();
        var attempts = handled.Replies.Count;
        await running.StartApplicationAsync();
        // Longer than until the next attempt is due.
        await Task.Delay(7000, Stop);
        await running.StopApplicationAsync();
        await running.StartApplicationAsync(build: builder => AddFails(builder, handled));
        await RunningRuntime.EventuallyAsync(() => Task.FromResult(handled.Replies.Count > attempts ? handled : null), "The next attempt");
    }

    [Fact]
    public async Task AHandlerThatNeverEnds_IsGivenUpAfterItsTime_AndTheReplyComesAgain()
    {
        var handled = new Handled();
        await using var running = await RunningRuntime.StartAsync(configure: options => options.HandlerTimeout = TimeSpan.FromSeconds(1), build: builder =>
        {
            builder.Services.AddSingleton(handled);
            builder.AddReplyHandler<HangsOnce>();
        });
        await running.Simulator.ReceiveTextAsync(Anna, "When are you open?", cancellationToken: Stop);
        await RunningRuntime.EventuallyAsync(() => Task.FromResult(handled.Replies.Count >= 2 ? handled : null), "The second attempt");
    }

    [Fact]
    public async Task AHandlerThatIsStopped_RunsAgainAtTheNextStart_NotAfterItsLease()
    {
        var handled = new Handled();
        await using var running = await RunningRuntime.StartAsync(configure: Patient, build: AddHangs);
        await running.Simulator.ReceiveTextAsync(Anna, "When are you open?", cancellationToken: Stop);
        await RunningRuntime.EventuallyAsync(() => Task.FromResult(handled.Replies.IsEmpty ? null : handled), "The first attempt");
        await running.StopApplicationAsync();
        await running.StartApplicationAsync(configure: Patient, build: AddHangs);
        await RunningRuntime.EventuallyAsync(() => Task.FromResult(handled.Replies.Count >= 2 ? handled : null), "The second attempt");

        static void Patient(WaTemplatesOptions options) => options.HandlerTimeout = TimeSpan.FromMinutes(5);

        void AddHangs(WaTemplatesBuilder builder)
        {
            builder.Services.AddSingleton(handled);
            builder.AddReplyHandler<HangsOnce>();
        }
    }

    [Fact]
    public async Task RestartedApplication_KnowsTheQuestionAndTheOptOut()
    {
        await using var running = await RunningRuntime.StartAsync();
        await AskAsync(running, "question");
        await running.StopApplicationAsync();
        await running.StartApplicationAsync();
        await running.Simulator.ReceiveTextAsync(Anna, "3", cancellationToken: Stop);
        Assert.Equal("You will get no more of these.", (await running.MessageAsync(Anna, 1)).Body);
        await running.StopApplicationAsync();
        await running.StartApplicationAsync();
        await Assert.ThrowsAsync<MessageRefusedException>(() => AskAsync(running, "question"));
    }

    [Fact]
    public async Task I6_MissedStop_IsLookedUp()
    {
        await using var running = await RunningRuntime.StartAsync();
        await AskAsync(running, "question");
        await running.StopApplicationAsync();
        await running.Simulator.ReceiveTextAsync(Anna, "STOP", cancellationToken: Stop);
        await running.StartApplicationAsync();
        await RunningRuntime.EventuallyAsync(async () => (await OptOutsAsync(running)).Count > 0 ? running : null, "The opt-out");
        await Assert.ThrowsAsync<MessageRefusedException>(() => AskAsync(running, "question"));
    }

    [Fact]
    public async Task I6_MissedStop_IsHeardBeforeAnythingIsSent()
    {
        await using var running = await RunningRuntime.StartAsync();
        await RunningRuntime.EventuallyAsync(async () => await running.Ledger.GetMarkAsync("inbound-sweep", Stop) is null ? null : running, "The first look");
        await running.Ledger.SetSenderPauseAsync(RunningRuntime.Sender, "not yet", until: null, Stop);
        await running.Templates.SendAsync(new TemplateMessage("invitation", "en", "users", new Dictionary<string, string>(StringComparer.Ordinal) { ["FirstName"] = "Anna", ["SurveyURL"] = "https://feedback.example.com/s/7" }), Anna, Stop);
        await running.StopApplicationAsync();
        await running.Simulator.ReceiveTextAsync(Anna, "STOP", cancellationToken: Stop);

        var isDeaf = true;
        await running.StartApplicationAsync(build: templates => Interceptor.Replace<ITwilioApi>(templates.Services, before: (method, arguments) =>
        {
            if (isDeaf && method == nameof(ITwilioApi.ListMessagesAsync) && arguments[0] is MessageQuery { To: RunningRuntime.Sender })
                throw new TwilioException("The list is not to be had.", 500);
        }));
        await running.Ledger.SetSenderPauseAsync(RunningRuntime.Sender, reason: null, until: null, Stop);
        await Task.Delay(2500, Stop);
        Assert.DoesNotContain(running.Simulator.Messages, message => message.Direction != Simulator.MessageDirection.Inbound);
        isDeaf = false;
        await RunningRuntime.EventuallyAsync(async () => (await OptOutsAsync(running)).Count > 0 ? running : null, "The opt-out");
        await Task.Delay(1500, Stop);
        Assert.DoesNotContain(running.Simulator.Messages, message => message.ContentSid is not null);
    }

    [Fact]
    public async Task I16_NothingLogged_TellsOfAPerson()
    {
        await using var running = await RunningRuntime.StartAsync();
        await AskAsync(running, "question");
        await running.Simulator.ReceiveTextAsync(Anna, "my secret words", profileName: "Annabelle", cancellationToken: Stop);
        await running.Simulator.ReceiveTextAsync(Anna, "1", cancellationToken: Stop);
        await running.MessageAsync(Anna, 1);
        await running.StopApplicationAsync();
        Assert.NotEmpty(running.Log.Lines);
        foreach (var secret in new[] { "15112345601", "Annabelle", "secret words", "feedback.example.com/s/7", running.Simulator.AuthToken })
            Assert.DoesNotContain(secret, running.Log.Text, StringComparison.Ordinal);
    }

    private static async Task<Simulator.SimulatedMessage> AskAsync(RunningRuntime running, string template)
    {
        await running.Templates.SendAsync(new TemplateMessage(template, "en", "users", Values), Anna, Stop);
        return await running.MessageAsync(Anna);
    }

    private static void AddFails(WaTemplatesBuilder builder, Handled handled)
    {
        builder.Services.AddSingleton(handled);
        builder.AddReplyHandler<Fails>();
    }

    private static async Task<IReadOnlyList<OptOutRecord>> OptOutsAsync(RunningRuntime running)
    {
        var keys = await running.Services.GetRequiredService<Runtime.Webhooks.RuntimeKeyStore>().GetAsync(Stop);
        return await running.Ledger.GetOptOutsAsync(keys.Recipients.FromAddress("whatsapp:" + Anna).Key, Stop);
    }

    private sealed class Handled
    {
        public System.Collections.Concurrent.ConcurrentQueue<Reply> Replies { get; } = [];

        public int Failures { get; init; } = 1;
    }

    private sealed class Fails(Handled handled) : IReplyHandler
    {
        public async Task HandleAsync(Reply reply, CancellationToken cancellationToken)
        {
            handled.Replies.Enqueue(reply);
            await reply.RespondAsync("We are open until six.", cancellationToken);
            if (handled.Replies.Count <= handled.Failures)
                throw new InvalidOperationException("not now");
        }
    }

    private sealed class HangsOnce(Handled handled) : IReplyHandler
    {
        public Task HandleAsync(Reply reply, CancellationToken cancellationToken)
        {
            handled.Replies.Enqueue(reply);
            return handled.Replies.Count == 1 ? Task.Delay(Timeout.Infinite, CancellationToken.None) : Task.CompletedTask;
        }
    }
}
