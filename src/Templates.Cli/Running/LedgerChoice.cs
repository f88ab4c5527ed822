using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.PostgreSql;

namespace WaTemplates.Cli.Running;

/// <summary>The ledger of the setting <c>Database</c>: a PostgreSQL connection string, or else a SQLite file.</summary>
internal static class LedgerChoice
{
    public const string DefaultDatabase = "wa.db";

    public static void Use(WaTemplatesBuilder runtime, IConfiguration configuration)
    {
        var database = Database(configuration);
        if (IsPostgreSql(database))
            runtime.UsePostgreSql(database);
        else
            runtime.UseSqlite(database);
    }

    /// <summary>One by itself, before an application is started.</summary>
    /// <exception cref="LedgerException">The connection string cannot be read.</exception>
    public static ILedger Create(IConfiguration configuration)
    {
        var database = Database(configuration);
        return IsPostgreSql(database) ? new PostgreSqlLedger(database, TimeProvider.System) : new SqliteLedger(database, TimeProvider.System);
    }

    /// <summary>Says that a password among the arguments is seen by whoever lists this machine's processes.</summary>
    public static void WarnOfPassword(IReadOnlyDictionary<string, string?> arguments)
    {
        if (arguments.GetValueOrDefault(nameof(WaTemplatesOptions.Database)) is { } database)
            WarnOfPassword("--database", database);
    }

    /// <inheritdoc cref="WarnOfPassword(IReadOnlyDictionary{string, string?})"/>
    public static void WarnOfPassword(string option, string database)
    {
        if (IsPostgreSql(database) && (database.Contains("password", StringComparison.OrdinalIgnoreCase) || database.Contains("pwd", StringComparison.OrdinalIgnoreCase)))
            Terminal.Error.WriteLine($"watemplates: {option} holds a password, which other users of this machine can see. Give it by WATEMPLATES_DATABASE or PGPASSWORD.");
    }

    /// <summary>The setting, or its default.</summary>
    public static string Database(IConfiguration configuration) => SettingsReader.Text(configuration, nameof(WaTemplatesOptions.Database)) ?? DefaultDatabase;

    // An address with :// is none that Npgsql takes, and no file either: its own error says how to write it.
    public static bool IsPostgreSql(string database) => database.Contains('=', StringComparison.Ordinal) || database.StartsWith("postgres", StringComparison.Ordinal) && database.Contains("://", StringComparison.Ordinal);
}
