using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace WaTemplates.Cli.Commands;

/// <summary>The usual help, and below it how the command is used.</summary>
internal sealed class ExamplesHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in ExamplesOf(parseResult.CommandResult.Command))
            output.WriteLine($"  {example}");
        output.WriteLine();
        output.WriteLine("Exit codes: 0 fine, 1 findings of severity error, 2 wrong usage or unusable files.");
        return ExitCode.Fine;
    }

    private static string[] ExamplesOf(Command command) => CommandPath.Of(command).Split(' ')[0] switch
    {
        "new" => NewCommand.Examples,
        "check" => CheckCommand.Examples,
        "build" => BuildCommand.Examples,
        "convert" => ConvertCommand.Examples,
        "preview" => PreviewCommand.Examples,
        "import" => ImportCommand.Examples,
        "plan" => PlanCommand.Examples,
        "submit" => SubmitCommand.Examples,
        "status" => StatusCommand.Examples,
        "qualtrics" => QualtricsCommand.Examples,
        "doctor" => DoctorCommand.Examples,
        "sender" or "show" or "set-webhook" => SenderCommand.Examples,
        "send" => SendCommand.Examples,
        "serve" => ServeCommand.Examples,
        "dev" => DevCommand.Examples,
        "simulator" => SimulatorCommand.Examples,
        "distribute" => DistributeCommand.Examples,
        "distribution" => DistributionCommand.Examples,
        "optout" => OptOutCommand.Examples,
        "contact" => ContactCommand.Examples,
        "ledger" => LedgerCommand.Examples,
        "reply" => ReplyCommand.Examples,
        "lsp" => LspCommand.Examples,
        _ => [NewCommand.Examples[0], CheckCommand.Examples[0], BuildCommand.Examples[0]],
    };
}
