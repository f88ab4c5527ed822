using Microsoft.Data.Sqlite;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.Testing;

namespace WaTemplates.Runtime.Tests.Ledger;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task StoppedAfterAnyStatement_ItIsDoneAgainFromTheStart()
    {
        // What a killed process leaves is what stands in its files then.
        var stops = new List<string>();
        await using (var ledger = new SqliteLedger(folder.Path, new ManualTime()) { MigrationStep = step => stops.Add(Copy($"-{step}")) })
        {
            await ledger.InitializeAsync();
        }

        Assert.True(stops.Count > 20);
        foreach (var stop in stops)
        {
            await using (var stopped = new SqliteLedger(stop, new ManualTime()))
            {
                await stopped.InitializeAsync();
                await stopped.OpenAsync(asSender: true);
                Assert.Empty(await stopped.CountSendsAsync());
            }

            Assert.Equal(Schema(folder.Path), Schema(stop));
        }
    }

    [Fact]
    public async Task InitialisingAgain_KeepsTheSecret()
    {
        byte[][] secrets = new byte[2][];
        foreach (var i in Enumerable.Range(0, 2))
        {
            await using var ledger = new SqliteLedger(folder.Path, new ManualTime());
            await ledger.InitializeAsync();
            await ledger.OpenAsync(asSender: false);
            secrets[i] = await ledger.GetSecretAsync("x");
        }

        Assert.Equal(secrets[0], secrets[1]);
    }

    [Fact]
    public async Task OnlyItsOwner_MayReadTheFile()
    {
        await using var ledger = new SqliteLedger(folder.Path, new ManualTime());
        await ledger.InitializeAsync();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Path));
        }
    }

    private string Copy(string suffix)
    {
        foreach (var part in new[] { "", "-wal", "-shm" }.Where(part => File.Exists(folder.Path + part)))
        {
            using var source = new FileStream(folder.Path + part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = new FileStream(folder.Path + suffix + part, FileMode.Create);
            source.CopyTo(target);
        }

        return folder.Path + suffix;
    }

    private static string Schema(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema ORDER BY name)", connection);
        return (string)command.ExecuteScalar()!;
    }
}
