using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.Testing;

namespace WaTemplates.Runtime.Tests.Ledger;

/// <summary>Random operations on the model and on SQLite side by side: every answer and every state is the same.</summary>
public sealed class LedgerModelTests
{
    private const int Steps = 120;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task I2_SqliteDoesWhatTheModelDoes(int seed)
    {
        using var folder = new LedgerFolder();
        var time = new ManualTime();
        await using var model = new MemoryLedger(time);
        var sqlite = new SqliteLedger(folder.Path, time);
        await sqlite.InitializeAsync();
        await sqlite.OpenAsync(asSender: true);
        var script = new LedgerScript(seed, time);
        for (var step = 0; step < Steps; step++)
        {
            if (script.IsReopening())
            {
                await sqlite.DisposeAsync();
                sqlite = new SqliteLedger(folder.Path, time);
                await sqlite.OpenAsync(asSender: true);
                await model.OpenAsync(asSender: true);
            }

            var (name, run) = script.Next();
            var (expected, actual) = (await run(model), await run(sqlite));
            Assert.True(expected == actual, $"Seed {seed}, step {step}, {name}:\nmodel  {expected}\nsqlite {actual}");
            script.Learn(expected);
            var (expectedState, actualState) = (await LedgerScript.DescribeAsync(model, time), await LedgerScript.DescribeAsync(sqlite, time));
            Assert.True(expectedState == actualState, $"Seed {seed}, step {step}, after {name}:\n{Differences(expectedState, actualState)}");
        }

        await sqlite.DisposeAsync();
        folder.CheckReferences();
    }

    private static string Differences(string model, string sqlite)
        => string.Join('\n', model.Split('\n').Zip(sqlite.Split('\n')).Where(lines => lines.First != lines.Second).Select(lines => $"model  {lines.First}\nsqlite {lines.Second}"));
}
