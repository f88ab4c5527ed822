using System.Text.RegularExpressions;
using WaTemplates.Cli.Commands;
using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests.Snippets;

/// <summary>A line that somebody pastes into a shell: our commands parse, and files of this repository that it names exist.</summary>
internal static partial class ShellLine
{
    private static readonly string[] Packages = ["WaTemplates", "WaTemplates.Runtime", "WaTemplates.Runtime.PostgreSql", "WaTemplates.Simulator", "WaTemplates.Cli", "WaTemplates.Templates"];
    private static readonly string[] Verbs = ["add", "build", "new", "pack", "publish", "restore", "run", "test", "tool"];

    /// <summary>Programs of others that our pages call, whose arguments only they know.</summary>
    private static readonly string[] Others = ["cd", "mkdir", "export", "curl", "npm", "node", "code", "hyperfine", "git"];

    private static readonly string[] Roots = ["src/", "tests/", "eng/", "benchmarks/", "samples/", "docs/", "editors/"];

    public static IEnumerable<string> Faults(string line)
        => Quoted().Replace(Comment().Replace(line, "$1"), match => match.Value.Replace("&&", "", StringComparison.Ordinal))
            .Split("&&", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(FaultsOfCommand);

    private static IEnumerable<string> FaultsOfCommand(string command)
    {
        var bare = Assignments().Replace(Redirection().Replace(command, ""), "");
        var words = bare.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var path in words.Where(word => Roots.Any(root => word.StartsWith(root, StringComparison.Ordinal)) && !word.Contains("/bin/", StringComparison.Ordinal) && !Path.Exists(Repository.PathOf(word))))
            yield return $"'{path}' does not exist";
        switch (words)
        {
            // The second is the tool of a repository's manifest.
            case ["watemplates", ..] or ["dotnet", "watemplates", ..]:
                foreach (var error in CommandTree.Create().Parse(bare[(bare.IndexOf("watemplates", StringComparison.Ordinal) + "watemplates".Length)..].Trim()).Errors)
                    yield return $"'{bare}': {error.Message}";
                break;
            case ["dotnet", var verb, ..]:
                if (!Verbs.Contains(verb, StringComparer.Ordinal))
                    yield return $"'dotnet {verb}' is no command that our pages use";
                foreach (var package in words.Where(word => word.StartsWith("WaTemplates", StringComparison.Ordinal) && !Packages.Contains(word, StringComparer.Ordinal)))
                    yield return $"'{package}' is no package of ours";
                break;
            case [var program, ..] when !Others.Contains(program, StringComparer.Ordinal) && !Roots.Any(root => program.StartsWith(root, StringComparison.Ordinal)):
                yield return $"'{program}' is no program that our pages use";
                break;
        }
    }

    [GeneratedRegex(@"(^|\s)#\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^([A-Z_]+=\S+\s+)+")]
    private static partial Regex Assignments();

    [GeneratedRegex(@"\s+[>|]\s.*$")]
    private static partial Regex Redirection();
}
