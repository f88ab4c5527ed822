#pragma warning disable xUnit1051 // Every wait here has an end of its own.
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Running;

namespace WaTemplates.Runtime.Tests.Distributions;

public class RestoreTests
{
    [Fact]
    public async Task C6_I15_AnEarlierLedger_SendsNothingBeforeReconciliation_AndNobodyTwice()
    {
        await using var running = await RunningRuntime.StartAsync(configure: options => options.Rate = 50);
        await running.StartListAsync(100);
        await running.MessageAsync(People.Phone(3));
        Backup(running.Folder["wa.db"], running.Folder["backup.db"]);
        await Task.Delay(1200, TestContext.Current.CancellationToken);
        await running.StopApplicationAsync();
        var sent = running.Simulator.Messages.Count;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(running.Folder["wa.db"])!, "wa.db*"))
            File.Delete(file);
        File.Move(running.Folder["backup.db"], running.Folder["wa.db"]);

        await running.StartApplicationAsync();
        var status = await running.UntilStateAsync(DistributionState.Paused);
        Assert.Contains("Reconcile required", status.Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DistributionException>(() => running.Lists.ResumeAsync("list"));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(sent, running.Simulator.Messages.Count);

        var guard = running.Services.GetRequiredService<IRestoreGuard>();
        var report = await guard.ReconcileAsync(TestContext.Current.CancellationToken);
        Assert.True(report is { Adopted: > 0, Foreign: 0 }, report.ToString());
        await running.Lists.ResumeAsync("list");
        await running.UntilStateAsync(DistributionState.Completed);
        Assert.All(running.Simulator.Messages.CountBy(message => message.To), person => Assert.Equal(1, person.Value));
        Assert.Equal(100, running.Simulator.Messages.Count);
    }

    [Fact]
    public async Task AnOrdinaryRestart_GoesOnByItself()
    {
        await using var running = await RunningRuntime.StartAsync(configure: options => options.Rate = 40);
        await running.StartListAsync(60);
        await running.MessageAsync(People.Phone(3));
        await running.StopApplicationAsync();
        await running.StartApplicationAsync();
        await running.UntilStateAsync(DistributionState.Completed);
        Assert.Equal(60, running.Simulator.Messages.Count);
    }

    private static void Backup(string from, string to)
    {
        using var connection = new SqliteConnection($"Data Source={from};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand($"VACUUM INTO '{to}'", connection);
        command.ExecuteNonQuery();
    }
}
