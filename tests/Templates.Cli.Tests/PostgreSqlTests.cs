using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests;

/// <summary><c>serve</c> and <c>send</c> with the ledger in PostgreSQL.</summary>
public sealed class PostgreSqlTests(PostgreSqlTests.TestServer fixture) : IClassFixture<PostgreSqlTests.TestServer>
{
    private const string Password = "not-to-be-told";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PostgreSqlProcess Server
    {
        get
        {
            Assert.SkipWhen(PostgreSqlProcess.Unavailable is not null, PostgreSqlProcess.Unavailable ?? "");
            return fixture.Process!;
        }
    }

    [Fact]
    public async Task AConnectionString_ChoosesPostgreSql_AndInitMakesTheDatabase()
    {
        using var folder = new TemporaryFolder("send");
        await using var simulator = await TwilioSimulator.StartAsync(cancellationToken: Stop);
        SimulatedAccount.Prepare(folder, simulator);
        (string, string)[] environment = [.. SimulatedAccount.Environment(simulator), ("WATEMPLATES_DATABASE", Server.ConnectionString("messages"))];
        string[] send = ["send", "parcel", "de", "--to", "+4915112345601", "--set", "FirstName=Jörg", "--key", "order-7"];
        var missing = CommandLine.Run(folder, [], environment, send);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("There is no database messages on 127.0.0.1", missing.Error, StringComparison.Ordinal);
        Assert.Contains("watemplates serve --init", missing.Error, StringComparison.Ordinal);

        SimulatedAccount.Serve(folder, environment, "--init");
        SimulatedAccount.Serve(folder, environment, "--init");
        var sent = CommandLine.Run(folder, [], environment, send);
        Assert.Equal((0, simulator.Messages[0].Sid), (sent.ExitCode, Assert.Single(sent.Lines)));
        var again = CommandLine.Run(folder, [], environment, send);
        Assert.Equal((0, simulator.Messages[0].Sid), (again.ExitCode, Assert.Single(again.Lines)));
        Assert.Single(simulator.Messages);
        Assert.False(File.Exists(folder["wa.db"]));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=a;Username=b;Password=" + Password, "cannot be reached")]
    [InlineData("Host=127.0.0.1;Database=a;Colour=red;Password=" + Password, "cannot be read")]
    [InlineData("Username=b;Password=" + Password, "names no host or no database")]
    [InlineData("postgres://b:" + Password + "@127.0.0.1/a", "Host=")]
    [InlineData("Host=127.0.0.1;Port={0};Database=postgres;Username=postgres;Password=" + Password, "refuses user and password")]
    public async Task AConnectionStringThatIsOfNoUse_IsToldWithoutItsPassword(string database, string why)
    {
        using var folder = new TemporaryFolder("serve");
        await using var simulator = await TwilioSimulator.StartAsync(cancellationToken: Stop);
        SimulatedAccount.Prepare(folder, simulator);
        (string, string)[] environment = [.. SimulatedAccount.Environment(simulator), ("WATEMPLATES_DATABASE", database.Replace("{0}", $"{Server.Port}", StringComparison.Ordinal))];
        foreach (var arguments in new string[][] { ["serve", "--init", "--public-url", "http://127.0.0.1:5000"], ["send", "parcel", "de", "--to", "+4915112345601", "--set", "FirstName=Jörg"] })
        {
            var result = CommandLine.Run(folder, [], environment, arguments);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains(why, result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Password, result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void APasswordAmongTheArguments_IsWarnedOf()
    {
        using var folder = new TemporaryFolder("serve");
        var result = CommandLine.Run(folder, "serve", "--database", "Host=127.0.0.1;Database=a;Password=" + Password);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("PGPASSWORD", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, result.Error, StringComparison.Ordinal);
    }

    /// <summary>One server for all of them, where there can be one.</summary>
    public sealed class TestServer : IAsyncLifetime
    {
        internal PostgreSqlProcess? Process { get; private set; }

        public async ValueTask InitializeAsync() => Process = PostgreSqlProcess.Unavailable is null ? await PostgreSqlProcess.StartAsync() : null;

        public ValueTask DisposeAsync() => Process?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
