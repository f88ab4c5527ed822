using System.CommandLine;

namespace WaTemplates.Cli.Commands;

internal static class PathArgument
{
    public static Argument<string[]> Create() => new("PATH")
    {
        Description = "Template files, or folders with *.wa.yaml and *.wa.yml files. Default: the current folder.",
        Arity = ArgumentArity.ZeroOrMore,
    };
}
