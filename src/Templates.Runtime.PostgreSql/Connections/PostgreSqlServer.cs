using Npgsql;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Where a ledger is, and how it is connected to. Its tables are in the first schema of <c>Search Path</c>, by default <c>watemplates</c>.</summary>
internal sealed class PostgreSqlServer
{
    private const string DefaultSchema = "watemplates";

    // Plans are kept for the life of a connection. One made while a table was small must serve when it has a million
    // rows, so indexes are used from the first row on. Left to itself, the server would plan a claim's look at the queue
    // anew each time, which takes several times as long as the look. The rest holds whatever the server's own defaults are;
    // the server finds out within a minute that a host has gone, with what it had locked.
    private const string Session =
        """
        SET enable_seqscan = off; SET plan_cache_mode = 'force_generic_plan'; SET jit = off; SET default_transaction_isolation = 'read committed';
        SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';
        SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3;
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write');
        """;

    private readonly NpgsqlConnectionStringBuilder settings;

    /// <exception cref="LedgerException">It is no connection string.</exception>
    public PostgreSqlServer(string connectionString)
    {
        if (connectionString.Contains("://", StringComparison.Ordinal))
        {
            throw new LedgerException("A PostgreSQL address with :// is not understood. Write the connection string as Host=db.example.com;Database=watemplates;Username=…;Password=….");
        }

        // The parser's own words may quote what was given, passwords included.
        settings = TryRead(connectionString) ?? throw new LedgerException("The PostgreSQL connection string cannot be read. Write it as Host=db.example.com;Database=watemplates;Username=…;Password=….");
        if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
        {
            throw new LedgerException("The PostgreSQL connection string names no host or no database. Write it as Host=db.example.com;Database=watemplates;Username=…;Password=….");
        }

        Default("Search Path", () => settings.SearchPath = DefaultSchema);
        Default("Maximum Pool Size", () => settings.MaxPoolSize = 24);
        Default("Max Auto Prepare", () => settings.MaxAutoPrepare = 150);
        Default("Auto Prepare Min Usages", () => settings.AutoPrepareMinUsages = 2);
        Default("Command Timeout", () => settings.CommandTimeout = 300);
        Default("Keepalive", () => settings.KeepAlive = 30);
        Default("Application Name", () => settings.ApplicationName = "watemplates");

        // Nothing here depends on a session but the settings above, which a reset would take away.
        settings.NoResetOnClose = true;
    }

    /// <summary>For people: without user and password.</summary>
    public string Name => $"{settings.Database} on {settings.Host}";

    public string Database => settings.Database!;

    /// <summary>Where the tables are.</summary>
    public string Schema => settings.SearchPath!.Split(',')[0].Trim(' ', '"');

    /// <summary>A name as a statement takes it.</summary>
    public static string Quote(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    public NpgsqlDataSource Connect() => Build(settings.ConnectionString, withSession: true);

    /// <summary>The database that every server has, to make another one from.</summary>
    public NpgsqlDataSource ConnectForCreation()
        => Build(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Database = "postgres", Pooling = false, SearchPath = null }.ConnectionString, withSession: false);

    /// <summary>For one connection that stays.</summary>
    public NpgsqlDataSource ConnectToListen() => Build(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString, withSession: false);

    private static NpgsqlDataSource Build(string connectionString, bool withSession)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(connectionString);
        builder.EnableArrays().EnableTransportSecurity();
        if (withSession)
        {
            builder.UsePhysicalConnectionInitializer(Prepare, PrepareAsync);
        }

        return builder.Build();
    }

    private static void Prepare(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Session, connection);
        command.ExecuteNonQuery();
    }

    private static async Task PrepareAsync(NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(Session, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    private static NpgsqlConnectionStringBuilder? TryRead(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private void Default(string name, Action set)
    {
        if (!settings.ContainsKey(name) || !settings.ShouldSerialize(name))
        {
            set();
        }
    }
}
