using WaTemplates.Runtime.PostgreSql.Tests.Server;
using WaTemplates.Runtime.Testing;
using WaTemplates.Runtime.Tests.Ledger;

namespace WaTemplates.Runtime.PostgreSql.Tests.Ledger;

/// <summary>Random operations on the model and on PostgreSQL side by side: every answer and every state is the same.</summary>
public sealed class PostgreSqlModelTests
{
    private const int Steps = 100;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task X1_I2_PostgreSqlDoesWhatTheModelDoes(int seed)
    {
        var address = await TestServer.NewLedgerAsync();
        var time = new ManualTime();
        await using var model = new MemoryLedger(time);
        var ledger = Create(address, time);
        await ledger.InitializeAsync();
        await ledger.OpenAsync(asSender: true);
        var script = new LedgerScript(seed, time);
        for (var step = 0; step < Steps; step++)
        {
            if (script.IsReopening())
            {
                await ledger.DisposeAsync();
                await TestServer.ScalarAsync(address, "UPDATE send SET lease_until = 0 WHERE state = 1");
                ledger = Create(address, time);
                await ledger.OpenAsync(asSender: true);
                await model.OpenAsync(asSender: true);
            }

            var (name, run) = script.Next();
            var (expected, actual) = (await run(model), await run(ledger));
            Assert.True(expected == actual, $"Seed {seed}, step {step}, {name}:\nmodel      {expected}\npostgresql {actual}");
            script.Learn(expected);
            var (expectedState, actualState) = (await LedgerScript.DescribeAsync(model, time), await LedgerScript.DescribeAsync(ledger, time));
            Assert.True(expectedState == actualState, $"Seed {seed}, step {step}, after {name}:\n{Differences(expectedState, actualState)}");
        }

        await ledger.DisposeAsync();
    }

    private static string Differences(string model, string postgreSql)
        => string.Join('\n', model.Split('\n').Zip(postgreSql.Split('\n')).Where(lines => lines.First != lines.Second).Select(lines => $"model      {lines.First}\npostgresql {lines.Second}"));

    // The model looks at the whole queue each time.
    private static PostgreSqlLedger Create(string address, TimeProvider time) => new(address, time) { WholeLookEvery = TimeSpan.Zero };
}
