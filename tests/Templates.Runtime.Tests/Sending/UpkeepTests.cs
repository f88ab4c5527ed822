using Microsoft.Data.Sqlite;
using WaTemplates.Runtime.Tests.Crashing;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Sending;

public class UpkeepTests
{
    private const string Payloads = "SELECT count(*) FROM payload";

    [Theory]
    [InlineData(-1)]
    [InlineData(24 * 365)]
    public async Task PersonalDataPastItsTime_IsDeleted_ByALookEachHour_AndAfterAClockThatWasWrong(int hours)
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { Faults = new FaultPlan(new Fault(FaultKind.CallbackMissing)) });
        await running.Templates.SendAsync(Keyed.Message(0), Keyed.Recipient(0), TestContext.Current.CancellationToken);
        await UntilAsync(running, "SELECT count(*) FROM mark WHERE name = 'retention'", 1);
        await UntilAsync(running, "SELECT count(*) FROM send WHERE state = 2", 1);
        await running.StopApplicationAsync();
        Execute(running, "UPDATE send SET updated_at = updated_at - 8 * 24 * 3600 * 1000");

        await running.StartApplicationAsync();
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Equal(1L, CrashRow.Scalar(running.Folder["wa.db"], Payloads));
        await running.StopApplicationAsync();

        Execute(running, $"UPDATE mark SET at = at + {hours} * 3600 * 1000 WHERE name = 'retention'");
        await running.StartApplicationAsync();
        await UntilAsync(running, Payloads, 0);
    }

    private static Task<object> UntilAsync(RunningRuntime running, string sql, long count)
        => RunningRuntime.EventuallyAsync(() => Task.FromResult(CrashRow.Scalar(running.Folder["wa.db"], sql) is long now && now == count ? (object)now : null), sql);

    private static void Execute(RunningRuntime running, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = running.Folder["wa.db"], Pooling = false }.ToString());
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
