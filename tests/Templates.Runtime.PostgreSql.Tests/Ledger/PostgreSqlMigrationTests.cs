using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.PostgreSql.Tests.Server;
using WaTemplates.Runtime.Testing;

namespace WaTemplates.Runtime.PostgreSql.Tests.Ledger;

public sealed class PostgreSqlMigrationTests
{
    [Fact]
    public async Task C7_StoppedAfterAnyStatement_NothingIsLeft_AndItIsDoneAgainFromTheStart()
    {
        var statements = 0;
        await using (var whole = new PostgreSqlLedger(await TestServer.NewLedgerAsync(), new ManualTime()) { MigrationStep = step => statements = step })
        {
            await whole.InitializeAsync();
        }

        Assert.True(statements > 25);
        var address = await TestServer.NewLedgerAsync();
        for (var stop = 1; stop <= statements; stop += stop + 3 < statements ? 3 : 1)
        {
            await using var stopped = new PostgreSqlLedger(address, new ManualTime()) { MigrationStep = step => _ = step == stop ? throw new TimeoutException() : step };
            await Assert.ThrowsAsync<TimeoutException>(() => stopped.InitializeAsync());
            Assert.Equal(0L, await TestServer.ScalarAsync(address, "SELECT count(*) FROM pg_tables WHERE schemaname = current_setting('search_path')"));
        }

        await using var ledger = new PostgreSqlLedger(address, new ManualTime());
        await ledger.InitializeAsync();
        await ledger.OpenAsync(asSender: true);
        Assert.Empty(await ledger.CountSendsAsync());
    }

    [Fact]
    public async Task SeveralAtOnce_MakeOneLedger_AndAgainKeepsItsSecret()
    {
        var address = await TestServer.NewLedgerAsync();
        var secrets = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var ledger = new PostgreSqlLedger(address, new ManualTime());
            await ledger.InitializeAsync();
            await ledger.OpenAsync(asSender: false);
            return Convert.ToHexString(await ledger.GetSecretAsync("x"));
        }));
        Assert.Single(secrets.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task F5_AMissingLedger_IsNotMadeByOpening()
    {
        var address = await TestServer.NewLedgerAsync();
        await using var ledger = new PostgreSqlLedger(address, new ManualTime());
        await Assert.ThrowsAsync<LedgerMissingException>(() => ledger.OpenAsync(asSender: true));
        await using var elsewhere = new PostgreSqlLedger(address.Replace("Database=tests", "Database=nowhere", StringComparison.Ordinal), new ManualTime());
        await Assert.ThrowsAsync<LedgerMissingException>(() => elsewhere.OpenAsync(asSender: true));
        Assert.Equal(0L, await TestServer.ScalarAsync(address, "SELECT count(*) FROM pg_database WHERE datname = 'nowhere'"));
    }

    [Theory]
    [InlineData("UPDATE meta SET value = '999' WHERE name = 'schema'", "written by a later version")]
    [InlineData("UPDATE meta SET value = '0' WHERE name = 'schema'", "no ledger in the schema")]
    [InlineData("UPDATE meta SET value = 'x' WHERE name = 'schema'", "tables of something else")]
    [InlineData("DROP TABLE meta", "tables of something else")]
    public async Task ALedgerThatIsNoneOfOurs_IsRefused(string change, string why)
    {
        var address = await TestServer.NewLedgerAsync();
        await using (var made = new PostgreSqlLedger(address, new ManualTime()))
        {
            await made.InitializeAsync();
        }

        await TestServer.ScalarAsync(address, change);
        await using var ledger = new PostgreSqlLedger(address, new ManualTime());
        var error = await Assert.ThrowsAnyAsync<LedgerException>(() => ledger.OpenAsync(asSender: true));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
