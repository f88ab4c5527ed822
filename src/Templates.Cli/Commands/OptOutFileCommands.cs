using System.CommandLine;
using WaTemplates.Cli.Contacts;
using WaTemplates.Cli.People;
using WaTemplates.Cli.Running;
using WaTemplates.Runtime;

namespace WaTemplates.Cli.Commands;

/// <summary><c>optout import</c> and <c>optout export</c>.</summary>
internal static class OptOutFileCommands
{
    public static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "An export of a ledger, Qualtrics' contacts, or any CSV file with a column of numbers." };
        var list = OptOutCommand.ListOption("What those opt out of whose row does not say it. Default: everything.");
        var phone = new Option<string?>("--phone-column") { Description = "Column of the number. Default: Phone, Mobile and the like.", HelpName = "COLUMN" };
        var country = new Option<string?>("--country") { Description = "Whose national numbers are accepted: DE. Default: numbers have their country's code.", HelpName = "CODE" };
        var evidence = new Option<string?>("--evidence") { Description = "What proves them, without personal data. Default: the file's name. The line is added.", HelpName = "TEXT" };
        var report = new Option<string?>("--report") { Description = "Where rows that cannot be used are told. Default: NAME.refused.csv beside the file.", HelpName = "FILE" };
        var ledger = new LedgerArgument();
        var command = new Command("import", "Records opt-outs from a file. Of Qualtrics' contacts, those that are marked as unsubscribed.") { file, list, phone, country, evidence, report };
        ledger.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(file)!;
            var scope = OptOutCommand.ScopeOf(parsed.GetValue(list)) ?? OptOutScope.All;
            var numbers = parsed.GetValue(country) is { } code ? NationalNumbers.Of(code) : null;
            var rows = await CsvCheck.RunAsync(path, cancellationToken).ConfigureAwait(false);
            var columns = OptOutColumns.Match(path, rows.Columns, parsed.GetValue(phone));
            return await LedgerConnection.RunAsync(ledger.Settings(parsed), async connection =>
            {
                using var refused = RefusalReport.Create(path, parsed.GetValue(report));
                var import = new OptOutImport(connection, rows, columns, numbers, scope, parsed.GetValue(evidence) ?? Path.GetFileName(path));
                var counts = await import.RunAsync(refused.Add, cancellationToken).ConfigureAwait(false);
                var hasReport = refused.Complete();
                Terminal.Error.WriteLine($"{counts.Recorded} opt-outs recorded, {counts.Known} known before{(columns.Marks.Count > 0 ? $", {counts.PassedOver} contacts not opted out" : "")}.");
                if (refused.Total > 0)
                    Terminal.Error.WriteLine($"watemplates: {refused.Total} rows could not be used; '{refused.Path}' tells which and why.");
                else if (hasReport)
                    Terminal.Error.WriteLine($"Wrote {refused.Path}");
                return refused.Total > 0 ? ExitCode.Findings : ExitCode.Fine;
            }, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    public static Command Export()
    {
        const string Csv = "csv", Qualtrics = "qualtrics";
        var output = new Option<string?>("--output", "-o") { Description = "The file. Default: standard output.", HelpName = "FILE" };
        var list = OptOutCommand.ListOption("Those of one mailing list only.");
        var format = new Option<string>("--format") { Description = "For another ledger, or for a contact list of Qualtrics.", DefaultValueFactory = _ => Csv };
        format.AcceptOnlyFromAmong(Csv, Qualtrics);
        var ledger = new LedgerArgument();
        var command = new Command("export", "Writes the opt-outs in force to a CSV file. Numbers are in it while a message still has them, else the ledger's own key of the person.") { output, list, format };
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) => LedgerConnection.RunAsync(ledger.Settings(parsed), async connection =>
        {
            var isForQualtrics = parsed.GetValue(format) == Qualtrics;
            var (written, nameless) = await OptOutExport.WriteAsync(connection, OptOutCommand.ScopeOf(parsed.GetValue(list)), parsed.GetValue(output), isForQualtrics, cancellationToken).ConfigureAwait(false);
            Terminal.Error.WriteLine($"{written} opt-outs written.");
            if (nameless > 0)
                Terminal.Error.WriteLine(isForQualtrics
                    ? $"watemplates: {nameless} more are left out: their number is not known any more."
                    : $"watemplates: of {nameless} the number is not known any more; ledgers with the same secret ({connection.Mark}) recognise them by their key.");
            return ExitCode.Fine;
        }, cancellationToken));
        return command;
    }
}
