using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.PostgreSql.Tests.Server;
using WaTemplates.Runtime.Testing;
using WaTemplates.Runtime.Tests.Ledger;

namespace WaTemplates.Runtime.PostgreSql.Tests.Copying;

/// <summary>Random operations on SQLite, then the copy, then more of them on PostgreSQL: the model, which is never moved, says the same all along.</summary>
public sealed class CopyModelTests
{
    private const int Steps = 80;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(101, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task ACopy_GoesOnAsTheModelDoes(int seed)
    {
        var address = await TestServer.NewLedgerAsync();
        using var folder = new TemporaryFolder("copy");
        var time = new ManualTime();
        await using var model = new MemoryLedger(time);
        var script = new LedgerScript(seed, time);
        await using (var sqlite = new SqliteLedger(folder["wa.db"], time))
        {
            await sqlite.InitializeAsync(TestContext.Current.CancellationToken);
            await sqlite.OpenAsync(asSender: true, TestContext.Current.CancellationToken);
            for (var step = 0; step < Steps; step++)
            {
                var (_, run) = script.Next();
                var expected = await run(model);
                Assert.Equal(expected, await run(sqlite));
                script.Learn(expected);
            }
        }

        // Messages under way become unknown, as after a crash.
        await model.OpenAsync(asSender: true, TestContext.Current.CancellationToken);
        await new LedgerCopy(folder["wa.db"], address, time).RunAsync(TestContext.Current.CancellationToken);
        await using var copy = new PostgreSqlLedger(address, time) { WholeLookEvery = TimeSpan.Zero };
        await copy.OpenAsync(asSender: true, TestContext.Current.CancellationToken);
        Assert.Equal(await LedgerScript.DescribeAsync(model, time), await LedgerScript.DescribeAsync(copy, time));
        for (var step = 0; step < Steps; step++)
        {
            var (name, run) = script.Next();
            var (expected, actual) = (await run(model), await run(copy));
            Assert.True(expected == actual, $"Seed {seed}, step {step}, {name}:\nmodel {expected}\ncopy  {actual}");
            script.Learn(expected);
        }

        Assert.Equal(await LedgerScript.DescribeAsync(model, time), await LedgerScript.DescribeAsync(copy, time));
    }
}
