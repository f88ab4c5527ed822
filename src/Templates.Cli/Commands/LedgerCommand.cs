using System.CommandLine;
using WaTemplates.Cli.Distributing;
using WaTemplates.Cli.Running;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.PostgreSql;

namespace WaTemplates.Cli.Commands;

/// <summary><c>ledger</c>: the ledger as a whole.</summary>
internal static class LedgerCommand
{
    public static readonly string[] Examples =
    [
        "watemplates ledger copy --from wa.db --to \"Host=db.example.com;Database=watemplates;Username=wa\"",
    ];

    public static Command Create() => new("ledger", "Takes a ledger elsewhere.") { Copy() };

    private static Command Copy()
    {
        var from = new Option<string>("--from") { Description = "The SQLite file; nobody may send from it.", HelpName = "FILE", DefaultValueFactory = _ => LedgerChoice.DefaultDatabase };
        var to = new Option<string?>("--to") { Description = "A PostgreSQL connection string, by default that of WATEMPLATES_DATABASE; its password from there or from PGPASSWORD. Its schema must be empty.", HelpName = "CONNECTION" };
        var command = new Command("copy", "Copies a whole SQLite ledger into PostgreSQL, all or nothing. The file sends no more afterwards.") { from, to };
        command.SetAction((parsed, cancellationToken) => RuntimeApplication.RunAsync(() => RunAsync(parsed.GetValue(from)!, Target(parsed.GetValue(to)), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (LedgerChoice.IsPostgreSql(from))
            throw new CannotRunException("--from is a PostgreSQL database. Name a SQLite file; PostgreSQL's own tools, pg_dump and pg_restore, copy the other.");
        var copy = new LedgerCopy(from, to, TimeProvider.System);
        try
        {
            var tables = await ProgressDisplay.ShowAsync(() => new Progress(copy.Progress, FormattableString.Invariant($"{copy.Progress:P0} of the rows copied")), copy.RunAsync(cancellationToken)).ConfigureAwait(false);
            foreach (var table in tables)
                Terminal.Out.WriteLine(FormattableString.Invariant($"{table.Name,-20} {table.Rows,15:N0}"));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new CannotRunException("interrupted; nothing was copied, and the file is as it was.");
        }

        Terminal.Error.WriteLine($"Copied to {copy.Target}; both sides have these counts. Set WATEMPLATES_DATABASE to it for everything that used {from}, which sends no more.");
        return ExitCode.Fine;
    }

    private static string Target(string? given)
    {
        if (given is not null)
            LedgerChoice.WarnOfPassword("--to", given);
        var target = given ?? LedgerChoice.Database(LedgerConnection.Configuration(new Dictionary<string, string?>(StringComparer.Ordinal)));
        return LedgerChoice.IsPostgreSql(target) ? target
            : throw new CannotRunException($"'{target}' is no PostgreSQL database. Name one with --to \"Host=db.example.com;Database=watemplates;Username=…\", or by {SettingsReader.EnvironmentName(nameof(WaTemplatesOptions.Database))}.");
    }
}
