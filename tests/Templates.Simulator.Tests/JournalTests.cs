using System.Text.Json.Nodes;

namespace WaTemplates.Simulator.Tests;

public class JournalTests
{
    [Fact]
    public async Task File_HasTheEntryBeforeTheAnswer()
    {
        using var folder = new TemporaryFolder();
        await using var account = await TestAccount.StartAsync(new SimulatorOptions { JournalPath = folder["journal.jsonl"], Faults = new FaultPlan(new Fault(FaultKind.AcceptThenClose)) });

        await Assert.ThrowsAsync<HttpRequestException>(() => account.SendRawAsync());

        var lines = ReadLines(folder["journal.jsonl"]);
        var accepted = Assert.Single(lines, line => (string)line["kind"]! == "accepted");
        Assert.Equal(account.Simulator.Messages[0].Sid, (string)accepted["sid"]!);
        Assert.Equal(TestAccount.Anna, (string)accepted["to"]!);
        Assert.Equal("Hello Anna, see https://example.com/s/1 today.", (string)accepted["body"]!);
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => (int)line["sequence"]!));
    }

    [Fact]
    public async Task Entries_FromManyClientsKeepTheirOrder()
    {
        await using var account = await TestAccount.StartAsync();
        await Parallel.ForAsync(0, 200, TestContext.Current.CancellationToken, async (number, _) => await account.SendAsync(("To", TestAccount.Phone(number))));

        var entries = account.Simulator.Journal.Snapshot();
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(number => (long)number), entries.Select(entry => entry.Sequence));
        Assert.Equal(200, account.Simulator.Journal.Snapshot(JournalKind.Accepted).Select(entry => entry.Sid).Distinct().Count());
    }

    private static List<JsonNode> ReadLines(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
