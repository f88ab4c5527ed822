using System.CommandLine;
using System.CommandLine.Parsing;

namespace WaTemplates.Cli.Commands;

/// <summary>Tells what is wrong with a command line.</summary>
internal static class UsageErrors
{
    public static int Print(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Terminal.Error.WriteLine($"watemplates: {error.Message}");
        Terminal.Error.WriteLine($"Run 'watemplates{Path(parsed.CommandResult)} --help' to see what can be written.");
        return ExitCode.CannotRun;
    }

    private static string Path(CommandResult result) => result.Command is RootCommand ? "" : $"{(result.Parent is CommandResult parent ? Path(parent) : "")} {result.Command.Name}";
}
