using System.Diagnostics;
using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests;

/// <summary>Rules the tree keeps.</summary>
public class TreeTests
{
    private const int LongestFile = 400;
    private static readonly string[] Tables = ["FoldTable.Data.cs"];

    // Written apart so that this file does not contain what it looks for.
    private static readonly string[] MachinePaths = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "C:" + "\\Users"];

    [Fact]
    public void SourceFiles_FitOnAFewScreens()
    {
        var tooLong = Tracked("src/*.cs").Where(file => !Tables.Contains(Path.GetFileName(file), StringComparer.Ordinal) && File.ReadLines(Repository.PathOf(file)).Count() > LongestFile);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void NoFile_NamesAMachinesPath()
    {
        var found = from file in Tracked("*")
                    where Path.GetExtension(file) is not (".png" or ".ico") && File.Exists(Repository.PathOf(file))
                    let text = File.ReadAllText(Repository.PathOf(file))
                    where MachinePaths.Any(path => text.Contains(path, StringComparison.Ordinal))
                    select file;
        Assert.Empty(found);
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = File.ReadAllText(Repository.PathOf("WaTemplates.sln")).Replace('\\', '/');
        var missing = Tracked("*.csproj").Where(project => !project.StartsWith("samples/", StringComparison.Ordinal) && !project.Contains("/content/", StringComparison.Ordinal) && !solution.Contains(project, StringComparison.Ordinal)).ToArray();
        Assert.True(missing.Length == 0, string.Join(", ", missing));
    }

    private static string[] Tracked(string pattern)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--", pattern]) { WorkingDirectory = Repository.Root, UseShellExecute = false, RedirectStandardOutput = true })!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.NotEmpty(files);
        return files;
    }
}
