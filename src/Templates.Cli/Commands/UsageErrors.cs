using System.CommandLine;

namespace WaTemplates.Cli.Commands;

/// <summary>Tells what is wrong with a command line.</summary>
internal static class UsageErrors
{
    public static int Print(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Terminal.Error.WriteLine($"watemplates: {error.Message}");
        var command = parsed.CommandResult.Command is RootCommand ? "" : $" {CommandPath.Of(parsed.CommandResult.Command)}";
        Terminal.Error.WriteLine($"Run 'watemplates{command} --help' to see what can be written.");
        return ExitCode.CannotRun;
    }
}
