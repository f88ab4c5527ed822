using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace WaTemplates.Simulator.Tests.Faults;

/// <summary>Each fault once, over the wire.</summary>
public class FaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.AcceptThenClose, 1)]
    [InlineData(FaultKind.CloseBeforeAccept, 0)]
    public async Task ClosedConnection_GivesNoAnswer(FaultKind kind, int accepted)
    {
        await using var account = await StartAsync(new Fault(kind));

        await Assert.ThrowsAsync<HttpRequestException>(() => account.SendRawAsync());

        Assert.Equal(accepted, account.Simulator.Messages.Count);
        Assert.Equal(accepted, account.Simulator.Journal.Snapshot(JournalKind.Accepted).Count);
        Assert.Single(account.Simulator.Journal.Snapshot(JournalKind.Fault));
    }

    [Theory]
    [InlineData(FaultKind.AcceptThenError, 500, 20500, 1)]
    [InlineData(FaultKind.Error, 500, 20500, 0)]
    [InlineData(FaultKind.TooManyRequests, 429, 20429, 0)]
    [InlineData(FaultKind.Problem, 500, 20500, 0)]
    public async Task ErrorAnswer_SaysWhetherItWasAccepted(FaultKind kind, int status, int code, int accepted)
    {
        await using var account = await StartAsync(new Fault(kind));

        var (actual, body) = await account.SendAsync();

        Assert.Equal(status, (int)actual);
        Assert.Equal(code, (int)body["code"]!);
        Assert.Equal(kind == FaultKind.Problem, body["title"] is not null);
        Assert.Equal(accepted, account.Simulator.Messages.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2")]
    [InlineData("soon-ish")]
    public async Task RetryAfter_IsSentAsItIs(string? value)
    {
        await using var account = await StartAsync(new Fault(FaultKind.TooManyRequests) { RetryAfter = value });

        using var response = await account.SendRawAsync();

        Assert.Equal(value is null ? [] : [value], response.Headers.NonValidated.TryGetValues("Retry-After", out var sent) ? sent.ToArray() : []);
    }

    [Theory]
    [InlineData(FaultKind.DelayBefore)]
    [InlineData(FaultKind.DelayAfter)]
    public async Task Delay_ComesBeforeOrAfterAcceptance(FaultKind kind)
    {
        await using var account = await StartAsync(new Fault(kind) { Delay = TimeSpan.FromMilliseconds(400) });
        var watch = Stopwatch.StartNew();

        var sending = account.SendAsync();
        await Task.Delay(150, Cancellation);
        Assert.Equal(kind == FaultKind.DelayAfter ? 1 : 0, account.Simulator.Messages.Count);
        Assert.Equal(HttpStatusCode.Created, (await sending).Status);
        Assert.True(watch.ElapsedMilliseconds >= 390, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task BrokenAnswers_AreAccepted()
    {
        await using var account = await StartAsync(
            new Fault(FaultKind.TruncatedAnswer) { Count = 1 },
            new Fault(FaultKind.NonJsonAnswer) { Count = 1, Body = "<oops>" },
            new Fault(FaultKind.EmptyAnswer) { Count = 1 });

        // Faults that are not taken count their matches too; the first in the plan wins.
        await Assert.ThrowsAsync<HttpRequestException>(() => account.SendRawAsync());
        account.Simulator.Faults = new FaultPlan(new Fault(FaultKind.NonJsonAnswer) { Body = "<oops>" });
        using (var response = await account.SendRawAsync())
            Assert.Equal("<oops>", await response.Content.ReadAsStringAsync(Cancellation));
        account.Simulator.Faults = new FaultPlan(new Fault(FaultKind.EmptyAnswer));
        using (var response = await account.SendRawAsync())
            Assert.Equal(0, response.Content.Headers.ContentLength);

        Assert.Equal(3, account.Simulator.Messages.Count);
    }

    [Fact]
    public async Task Lists_LagPageAndFail()
    {
        await using var account = await StartAsync(new Fault(FaultKind.ListLag) { Delay = TimeSpan.FromSeconds(60), Count = 1 });
        await account.SendAsync();
        await account.SendAsync();

        Assert.Empty(await ListAsync(account));
        Assert.Equal(2, (await ListAsync(account)).Count);
        account.Simulator.Faults = new FaultPlan(new Fault(FaultKind.ListPages) { PageSize = 1 });
        Assert.Single(await ListAsync(account));
        account.Simulator.Faults = new FaultPlan(new Fault(FaultKind.Error) { Operation = FaultOperation.ListMessages, HttpStatus = 503, Code = 20503 });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await account.GetAsync(account.MessagesPath)).Status);
        Assert.Equal(HttpStatusCode.Created, (await account.SendAsync()).Status);
    }

    [Theory]
    [InlineData(FaultKind.CallbackTwice, "sent sent delivered delivered")]
    [InlineData(FaultKind.CallbackReversed, "delivered sent")]
    [InlineData(FaultKind.CallbackMissing, "")]
    [InlineData(FaultKind.CallbackDead, "")]
    public async Task Callbacks_GoWrong(FaultKind kind, string expected)
    {
        await using var account = await StartAsync(new Fault(kind));
        await using var listener = await WebhookListener.StartAsync();

        await account.SendAsync(("StatusCallback", listener.Url));
        await account.Simulator.SettleAsync(Cancellation);

        Assert.Equal(expected, string.Join(' ', listener.Received.Select(call => call.Form["MessageStatus"])));
        Assert.Equal("delivered", account.Simulator.Messages[0].Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Callback_ComesBeforeTheAnswerOnlyWithTheFault(bool first)
    {
        await using var account = await StartAsync(first ? [new Fault(FaultKind.CallbackFirst)] : []);
        await using var listener = await WebhookListener.StartAsync();
        var sending = new TaskCompletionSource<bool>();
        var answeredAtCallback = new TaskCompletionSource<bool>();
        listener.Meanwhile = async () => answeredAtCallback.TrySetResult(await Task.WhenAny(sending.Task, Task.Delay(300, Cancellation)) == sending.Task);

        await account.SendAsync(("StatusCallback", listener.Url));
        sending.SetResult(true);

        Assert.Equal(!first, await answeredAtCallback.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
    }

    [Fact]
    public async Task Template_IsPausedAfterSomeMessages()
    {
        await using var account = await StartAsync(new Fault(FaultKind.PauseTemplate) { After = 2, Count = 1 });
        for (var number = 0; number < 4; number++)
            await account.SendAsync();
        await account.Simulator.SettleAsync(Cancellation);

        Assert.Equal([null, null, 63041, 63041], account.Simulator.Messages.Select(message => message.ErrorCode));
        Assert.Equal("paused", account.Content.Status);
    }

    [Fact]
    public async Task Codes_GoByNumberOrShareAndMayBeUnknown()
    {
        await using var account = await StartAsync(
            new Fault(FaultKind.Undelivered) { To = ["01", "77"], Code = 63024 },
            new Fault(FaultKind.Undelivered) { To = ["02"], Code = 99999, Status = "teleported" },
            new Fault(FaultKind.Error) { To = ["03"], HttpStatus = 400, Code = 21211 });

        foreach (var number in (int[])[1, 2, 3, 4, 77])
            await account.SendAsync(("To", TestAccount.Phone(number)));
        await account.Simulator.SettleAsync(Cancellation);

        Assert.Equal(["undelivered 63024", "teleported 99999", "delivered ", "undelivered 63024"], account.Simulator.Messages.Select(message => $"{message.Status} {message.ErrorCode}"));
    }

    [Fact]
    public async Task NoneInFront_SparesWhatItMatches()
    {
        await using var account = await StartAsync(new Fault(FaultKind.None) { To = ["01"] }, new Fault(FaultKind.Error));

        Assert.Equal(HttpStatusCode.Created, (await account.SendAsync(("To", TestAccount.Phone(1)))).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await account.SendAsync(("To", TestAccount.Phone(2)))).Status);
    }

    [Fact]
    public async Task SameSeed_GivesSameFaultsAndSids()
    {
        var runs = new List<string>();
        foreach (var seed in (long[])[7, 7, 8])
        {
            await using var account = await TestAccount.StartAsync(new SimulatorOptions { Seed = seed, Faults = new FaultPlan(new Fault(FaultKind.Error) { Probability = 0.3 }, new Fault(FaultKind.Undelivered) { Probability = 0.3, Code = 63024 }) });
            for (var number = 0; number < 40; number++)
                await account.SendAsync(("To", TestAccount.Phone(number)));
            runs.Add(account.Simulator.AccountSid + string.Join('\n', account.Simulator.Journal.Snapshot().Select(entry => entry with { Time = default, Message = null, Sid = entry.Sid, To = entry.To })));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
        Assert.Contains("fault", runs[0], StringComparison.OrdinalIgnoreCase);
    }

    private static Task<TestAccount> StartAsync(params Fault[] faults) => TestAccount.StartAsync(new SimulatorOptions { Seed = 1, Faults = new FaultPlan(faults) });

    private static async Task<JsonArray> ListAsync(TestAccount account) => (await account.GetAsync(account.MessagesPath)).Body!["messages"]!.AsArray();
}
