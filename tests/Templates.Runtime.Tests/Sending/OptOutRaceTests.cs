using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Crashing;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Sending;

/// <summary>People opt out, each in one of three ways, while messages to the same people are asked for and sent.</summary>
public partial class OptOutRaceTests
{
    private const int People = 40;
    private const int Rounds = 12;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task O1_I5_AfterAnOptOutIsAnswered_NothingIsClaimedForThatPerson()
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Faults = FaultPlan.Parse("""{"faults":[{"fault":"delay-before","delay":0,"maximumDelay":0.03}]}""") });
        var optedOut = new ConcurrentDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var refused = 0;
        var sending = Enumerable.Range(0, People).Select(async person =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                try
                {
                    await running.Templates.SendAsync(Keyed.Message((person * Rounds) + round, person % 3 == 2 ? "invitation" : "question"), Keyed.Recipient(person), Stop);
                }
                catch (MessageRefusedException exception) when (exception.Reason == RefusalReason.OptedOut)
                {
                    Interlocked.Increment(ref refused);
                }

                await Task.Delay(person % 7 * 10, Stop);
            }
        });
        var leaving = Enumerable.Range(0, People).Where(person => person % 4 > 0).Select(person => OptOutAsync(running, person, optedOut));
        await Task.WhenAll(sending.Concat(leaving));
        await RunningRuntime.EventuallyAsync(() => Task.FromResult(CrashRow.ReadAll(running.Folder["wa.db"]).TrueForAll(row => row.IsFinal) ? running : null), "The end of all messages");

        var rows = CrashRow.ReadAll(running.Folder["wa.db"]).Where(row => row.MessageSid is not null).ToDictionary(row => row.MessageSid!, StringComparer.Ordinal);
        var late = running.Simulator.Messages.Where(message => rows.TryGetValue(message.Sid, out var row) && optedOut.TryGetValue(message.To, out var at) && row.IntentAt > at);
        Assert.Empty(late.Select(message => message.Sid));
        Assert.Equal(30, optedOut.Count);
        Assert.NotEqual(0, refused + (await running.Ledger.CountSendsAsync(Stop)).GetValueOrDefault(SendState.Suppressed));
        Assert.All(Enumerable.Range(0, People).Where(person => person % 4 == 0), person => Assert.Equal(Rounds, rows.Values.Count(row => int.Parse(row.Key[1..], System.Globalization.CultureInfo.InvariantCulture) / Rounds == person)));
    }

    // Enqueuing, opting out and coming back to the queue all look as well; this one holds whatever else wrote the row.
    [Fact]
    public async Task I5_WhateverTheQueueSays_AClaimLooksAgain()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.Ledger.SetSenderPauseAsync(RunningRuntime.Sender, "by hand", until: null, Stop);
        await running.Templates.SendAsync(Keyed.Message(0), Keyed.Recipient(0), Stop);
        await using (var connection = new SqliteConnection($"Data Source={running.Folder["wa.db"]};Pooling=False"))
        {
            await connection.OpenAsync(Stop);
            await using var command = new SqliteCommand("INSERT INTO suppression (recipient, scope, liftable, source, evidence, since) SELECT recipient, 'users', 0, 6, 'a list', 0 FROM send", connection);
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Stop));
        }

        await running.Ledger.SetSenderPauseAsync(RunningRuntime.Sender, reason: null, until: null, Stop);
        await RunningRuntime.EventuallyAsync(() => Task.FromResult(CrashRow.ReadAll(running.Folder["wa.db"]) is [{ State: SendState.Suppressed } row] ? row : null), "The suppression");
        Assert.Empty(running.Simulator.Messages);
    }

    private static async Task OptOutAsync(RunningRuntime running, int person, ConcurrentDictionary<string, DateTimeOffset> optedOut)
    {
        var number = Keyed.Recipient(person);
        var message = await running.MessageAsync(number);
        await Task.Delay(person * 3, Stop);
        switch (person % 3)
        {
            case 0:
                await running.Simulator.ReceiveTextAsync(number, "3", cancellationToken: Stop);
                break;
            case 1:
                await running.Simulator.ReceiveTextAsync(number, "STOP", cancellationToken: Stop);
                break;
            default:
                using (var client = new HttpClient())
                using (var answer = await client.PostAsync(new Uri(Link().Match(message.Body).Value), content: null, Stop))
                    Assert.True(answer.IsSuccessStatusCode);
                break;
        }

        optedOut["whatsapp:" + number] = TimeProvider.System.GetUtcNow();
    }

    [GeneratedRegex(@"http://127\S+/opt-out/[\w-]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
