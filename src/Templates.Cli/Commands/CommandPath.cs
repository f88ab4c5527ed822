using System.CommandLine;

namespace WaTemplates.Cli.Commands;

/// <summary>A command as it is written: <c>optout import</c>.</summary>
internal static class CommandPath
{
    /// <summary>The names from the root's command on; empty for the root.</summary>
    public static string Of(Command command)
    {
        var names = new Stack<string>();
        for (Command? at = command; at is not (null or RootCommand); at = at.Parents.OfType<Command>().FirstOrDefault())
            names.Push(at.Name);
        return string.Join(' ', names);
    }
}
