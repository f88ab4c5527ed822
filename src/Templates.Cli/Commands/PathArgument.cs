using System.CommandLine;

namespace WaTemplates.Cli.Commands;

internal static class PathArgument
{
    public static Argument<string[]> Create() => Create("Template files, or folders with *.wa.yaml and *.wa.yml files. Default: the current folder.", ArgumentArity.ZeroOrMore);

    public static Argument<string[]> Create(string description, ArgumentArity arity)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = description,
            Arity = arity,
        };
        // The parser takes an option it does not know for a path.
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value.StartsWith('-'))
                    result.AddError($"'{token.Value}' is no option of this command. For a file of that name write './{token.Value}'.");
            }
        });
        return paths;
    }
}
