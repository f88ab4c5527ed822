using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests;

/// <summary>The arrows of docs/architecture.md, read from what was built.</summary>
public class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["WaTemplates.Text"] = [],
        ["WaTemplates.Core"] = ["WaTemplates.Text", "WaTemplates.YamlDotNet"],
        ["WaTemplates.Analyzers"] = ["WaTemplates.Core", "WaTemplates.Text", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"],
        ["WaTemplates.CodeFixes"] = ["WaTemplates.Analyzers", "WaTemplates.Core", "WaTemplates.Text", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces"],
        ["WaTemplates.Build"] = ["WaTemplates.Core", "WaTemplates.Text", "Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core"],
        ["WaTemplates.Runtime"] = ["WaTemplates.Text", "Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "Polly.Core"],
        ["WaTemplates.Runtime.PostgreSql"] = ["WaTemplates.Runtime", "Microsoft.Extensions", "Npgsql"],
        ["WaTemplates.Simulator"] = ["Microsoft.AspNetCore", "Microsoft.Extensions"],
        ["watemplates"] = ["WaTemplates.Core", "WaTemplates.Runtime", "WaTemplates.Runtime.PostgreSql", "WaTemplates.Simulator", "WaTemplates.Text", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.CommandLine", "Spectre.Console", "Polly.Core", "CsvHelper", "DiffPlex"],
    };

    public static TheoryData<string> Assemblies => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Assembly_ReferencesOnlyWhatIsDrawn(string name)
    {
        var surplus = References(PathOf(name)).Where(reference => !IsPlatform(reference) && !Arrows[name].Any(drawn => IsDrawn(reference, drawn)));
        Assert.Empty(surplus);
    }

    [Fact]
    public void EverySourceProject_IsDrawn()
    {
        var projects = Directory.EnumerateDirectories(Repository.PathOf("src")).SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj")).Select(Path.GetFileNameWithoutExtension);
        Assert.Equal("Templates.Analyzers, Templates.Build, Templates.Cli, Templates.CodeFixes, Templates.Core, Templates.ProjectTemplates, Templates.Runtime, Templates.Runtime.PostgreSql, Templates.Simulator, Templates.Text", string.Join(", ", projects.Order(StringComparer.Ordinal)));
    }

    /// <summary>Who opens the tree finds every folder on the page.</summary>
    [Fact]
    public void EveryFolder_IsOnThePage()
    {
        var rows = File.ReadLines(Repository.PathOf("docs/architecture.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToArray();
        var missing = from project in Directory.EnumerateDirectories(Repository.PathOf("src"))
                      let name = Path.GetFileName(project)["Templates.".Length..]
                      where name != "ProjectTemplates"
                      from folder in Directory.EnumerateDirectories(project).Select(Path.GetFileName)
                      where folder is not ("bin" or "obj")
                      where !rows.Any(row => row.Split('|')[1].Split(',', StringSplitOptions.TrimEntries).Contains(name, StringComparer.Ordinal) && row.Contains($"`{folder}/`", StringComparison.Ordinal))
                      select $"{name}/{folder}/";
        Assert.Empty(missing);
    }

    private static string PathOf(string assembly)
    {
        var project = assembly == "watemplates" ? "Templates.Cli" : assembly[2..];
        var configuration = typeof(ArchitectureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;
        var files = Directory.GetFiles(Repository.PathOf($"src/{project}/bin/{configuration}"), assembly + ".dll", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        // Builds for several platforms lie side by side.
        return files.MaxBy(File.GetLastWriteTimeUtc)!;
    }

    private static string[] References(string path)
    {
        using var stream = File.OpenRead(path);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToArray();
    }

    // The parts of ASP.NET Core are many, and they are one reference of a project.
    private static bool IsDrawn(string reference, string drawn)
        => reference == drawn || drawn is "Microsoft.AspNetCore" or "Microsoft.Extensions" or "SQLitePCLRaw" && reference.StartsWith(drawn + ".", StringComparison.Ordinal);

    private static bool IsPlatform(string reference) => reference is "netstandard" or "mscorlib" || reference.StartsWith("System.", StringComparison.Ordinal) && reference != "System.CommandLine";
}
