using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Ledger;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>Holds what the simulator accepted against what the ledger says. Messages are told by their first variable, the key.</summary>
internal static class CrashAccount
{
    /// <summary>What went out, by key.</summary>
    public static ILookup<string, SimulatedMessage> Accepted(TwilioSimulator simulator, int skip = 0)
        => simulator.Messages.Skip(skip).Where(message => message.Direction == MessageDirection.OutboundApi && message.ContentSid is not null).ToLookup(message => message.Variables["1"], StringComparer.Ordinal);

    /// <summary>I3: nothing was accepted whose intent is not in the file. To be asked right after a kill.</summary>
    public static void AssertIntents(ILookup<string, SimulatedMessage> accepted, IReadOnlyList<CrashRow> rows)
    {
        var intended = rows.Where(row => row.Attempt > 0).Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        Assert.All(accepted, message => Assert.True(intended.Contains(message.Key), $"{message.Key} was accepted without a durable intent."));
    }

    /// <summary>I1, I2, I3 of a run that came to its end.</summary>
    public static void AssertEnd(string ledger, TwilioSimulator simulator)
    {
        Assert.Equal("ok", CrashRow.Scalar(ledger, "PRAGMA integrity_check"));
        LedgerFolder.CheckReferences(ledger);
        AssertEnd(CrashRow.ReadAll(ledger), simulator);
    }

    /// <summary>The same, of the rows of any ledger.</summary>
    public static void AssertEnd(IReadOnlyList<CrashRow> rows, TwilioSimulator simulator)
    {
        var accepted = Accepted(simulator);
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(number => $"m{number}").Order(StringComparer.Ordinal), rows.Select(row => row.Key).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.True(row.State == SendState.Accepted || row is { State: SendState.Unknown, IsHeld: true }, $"{row} is not final."));
        Assert.All(accepted, message => Assert.True(message.Count() == 1, $"{message.Key} was accepted {message.Count()} times."));
        Assert.Equal(rows.Where(row => row.State == SendState.Accepted).Select(row => row.Key).Order(StringComparer.Ordinal), accepted.Select(message => message.Key).Order(StringComparer.Ordinal));
        Assert.All(rows.Where(row => row.State == SendState.Accepted), row =>
        {
            var message = accepted[row.Key].Single();
            Assert.Equal(message.Sid, row.MessageSid);
            Assert.True(row.IntentAt <= message.At, $"{row.Key} was accepted at {message.At:O}, before its intent at {row.IntentAt:O}.");
        });
    }
}
