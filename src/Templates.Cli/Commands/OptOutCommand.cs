using System.CommandLine;
using WaTemplates.Cli.People;
using WaTemplates.Cli.Running;
using WaTemplates.Runtime;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Cli.Commands;

/// <summary><c>optout</c>: who gets no messages.</summary>
internal static class OptOutCommand
{
    public static readonly string[] Examples =
    [
        "watemplates optout add +4915112345678 --list portal-users --evidence \"ticket 4711\"",
        "watemplates optout import unsubscribed.csv",
        "watemplates optout export -o optouts.csv",
    ];

    public static Command Create() => new("optout", "Shows and records who gets no messages. Works beside a running server.") { List(), Add(), OptOutFileCommands.Import(), OptOutFileCommands.Export() };

    /// <summary><c>--list</c>.</summary>
    public static Option<string?> ListOption(string meaning) => new("--list") { Description = meaning, HelpName = "NAME" };

    /// <summary>The scope of a mailing list's name, or null.</summary>
    /// <exception cref="CannotRunException">The name is empty.</exception>
    public static OptOutScope? ScopeOf(string? list) => list switch
    {
        null => null,
        { Length: > 0 } => OptOutScope.List(list),
        _ => throw new CannotRunException("--list has no name. Name a mailing list as templates do, or leave it out."),
    };

    private static Command List()
    {
        const string Text = "text", Json = "json";
        var list = ListOption("Those of one mailing list only.");
        var format = new Option<string>("--format") { Description = "How to print them, a line each.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Json);
        var ledger = new LedgerArgument();
        var command = new Command("list", "Prints the opt-outs in force: since when, of what, how it came, who, and the evidence. A number is shown while a message still has it.") { list, format };
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) => LedgerConnection.RunAsync(ledger.Settings(parsed), async connection =>
        {
            var isJson = parsed.GetValue(format) == Json;
            await foreach (var entry in OptOutExport.ReadAsync(connection.Ledger, ScopeOf(parsed.GetValue(list)), cancellationToken).ConfigureAwait(false))
                Terminal.Out.Write((isJson ? OptOutLine.Json(entry) : OptOutLine.Text(entry)) + "\n");
            return ExitCode.Fine;
        }, cancellationToken));
        return command;
    }

    private static Command Add()
    {
        var phone = new Argument<string>("PHONE") { Description = "The number, with its country's code." };
        var list = ListOption("What they opt out of. Default: everything.");
        var evidence = new Option<string>("--evidence") { Description = "What proves it, without personal data: a ticket.", HelpName = "TEXT", DefaultValueFactory = _ => "command line" };
        var ledger = new LedgerArgument();
        var command = new Command("add", "Records that somebody wants no messages. What is queued for them does not leave any more.") { phone, list, evidence };
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) => LedgerConnection.RunAsync(ledger.Settings(parsed), async connection =>
        {
            var person = PersonArgument.Parse(parsed.GetValue(phone)!, connection.People);
            var scope = ScopeOf(parsed.GetValue(list)) ?? OptOutScope.All;
            await connection.Ledger.OptOutAsync(new OptOut(person, scope, OptOutSource.Operator, parsed.GetValue(evidence)!), cancellationToken).ConfigureAwait(false);
            Terminal.Error.WriteLine($"Recorded: they get no messages of {(scope.IsAll ? "any list" : $"the list '{scope.Name}'")}.");
            return ExitCode.Fine;
        }, cancellationToken));
        return command;
    }
}
