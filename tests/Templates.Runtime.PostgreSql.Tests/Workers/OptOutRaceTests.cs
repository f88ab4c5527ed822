using System.Collections.Concurrent;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql.Tests.Workers;

/// <summary>Opt-outs at one replica while others send.</summary>
public sealed class OptOutRaceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task O1_I5_AfterAnOptOutIsCommitted_NoWorkersClaimTakesThatPerson()
    {
        const int People = 400;
        await using var workers = await TwoWorkers.StartAsync(count: 4);
        await workers.First.EnqueueAsync([.. Enumerable.Range(0, People).Select(i => TwoWorkers.Message($"k{i}", i))], Stop);
        await workers.StartListAsync("list", People);
        var optedOut = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var late = new ConcurrentBag<string>();
        async Task OptOutAsync()
        {
            foreach (var person in Enumerable.Range(0, People).Where(i => i % 3 == 0).Reverse())
            {
                await workers.First.OptOutAsync(new OptOut(TwoWorkers.Person(person).Key, OptOutScope.All, OptOutSource.Link, "key 1"), Stop);
                optedOut[TwoWorkers.Person(person).Address] = true;
            }
        }

        async Task SendAsync(PostgreSqlLedger ledger)
        {
            while (true)
            {
                var before = optedOut.Keys.ToHashSet(StringComparer.Ordinal);
                var claimed = await TwoWorkers.ClaimAsync(ledger, 5);
                foreach (var send in claimed.Where(send => before.Contains(send.To)))
                {
                    late.Add(send.To);
                }

                await ledger.RecordResultsAsync([.. claimed.Select(send => new SendResult(send.SendId, send.Attempt, SendOutcome.Accepted) { MessageSid = $"SM{send.SendId}" })], Stop);
                // A list waits for some seconds after another message to a person: its last rows are left.
                if (claimed.Count == 0 && (await ledger.CountSendsAsync(Stop)).GetValueOrDefault(SendState.Queued) <= People)
                {
                    return;
                }
            }
        }

        await Task.WhenAll([Task.Run(OptOutAsync, Stop), .. workers.All.Skip(1).Select(ledger => Task.Run(() => SendAsync(ledger), Stop))]);
        Assert.Empty(late);
        Assert.Equal(People * 2, (await workers.First.CountSendsAsync(Stop)).Values.Sum());
    }

    [Fact]
    public async Task I5_ARowThatSlippedPastTheOptOut_IsSuppressedByTheClaim()
    {
        await using var workers = await TwoWorkers.StartAsync();
        await workers.First.EnqueueAsync([TwoWorkers.Message("a", 1), TwoWorkers.Message("b", 2)], Stop);
        await workers.First.OptOutAsync(new OptOut(TwoWorkers.Person(1).Key, OptOutScope.List("news"), OptOutSource.Link, "key 1"), Stop);

        // As an import would leave it whose transaction was under way meanwhile.
        await Server.TestServer.ScalarAsync(workers.Address, "UPDATE send SET state = 0 WHERE dedupe_key = 'a'");
        Assert.Equal([TwoWorkers.Person(2).Address], (await TwoWorkers.ClaimAsync(workers.Second, 5)).Select(send => send.To));
        Assert.Equal(SendState.Suppressed, (await workers.First.FindSendAsync("a", Stop))!.State);
    }

    [Fact]
    public async Task W1_OneMessageAtTwoReplicas_HasItsEffectOnce()
    {
        await using var workers = await TwoWorkers.StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 160).Select(i => Task.Run(() => workers.All[i % 2].RecordInboundAsync(
            new InboundMessage { MessageSid = $"SM{i / 8}", Sender = TwoWorkers.Sender, From = TwoWorkers.Person(i / 8 % 5), Body = "STOP" },
            (_, _) => new InboundDecision(ReplyKind.Unsubscribe, "stop word") { OptOut = OptOutScope.All, Answer = "Ok.", AnswerKind = SendKind.Confirmation },
            Stop), Stop)));
        Assert.Equal(20, outcomes.Count(outcome => outcome.IsNew));
        Assert.Equal(20, (await workers.First.CountSendsAsync(Stop))[SendState.Queued]);
        Assert.Single(await workers.First.GetOptOutsAsync(TwoWorkers.Person(1).Key, Stop));
    }
}
