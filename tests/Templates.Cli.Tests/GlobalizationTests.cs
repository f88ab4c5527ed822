using System.Text.RegularExpressions;

namespace WaTemplates.Cli.Tests;

/// <summary>Texts are read alike with the system's Unicode library and without: containers often have none.</summary>
public class GlobalizationTests
{
    [Fact]
    public void Fixtures_GiveTheSameFindings_UnderInvariantGlobalization()
    {
        Assert.SkipUnless(CommandLine.Command[0] == "dotnet", "the executable under test decides by itself");
        using var folder = new TemporaryFolder("kultur");
        foreach (var fixture in Fixture.All)
        {
            foreach (var file in fixture.Files)
                folder.Write($"{fixture.Name}/{file.Path}", file.Text);
        }

        var with = Check(folder, isInvariant: false);
        var without = Check(folder, isInvariant: true);

        Assert.Equal(1, with.ExitCode);
        Assert.True(with.Lines.Length > 1000, with.Error);
        Assert.Equal(with.Output, without.Output);
    }

    [Fact]
    public void Replies_AreReadAlike_UnderInvariantGlobalization()
    {
        Assert.SkipUnless(CommandLine.Command[0] == "dotnet", "the executable under test decides by itself");
        using var folder = new TemporaryFolder("antwort");
        var texts = Directory.GetFiles(Repository.PathOf("tests/Templates.Runtime.Tests/Replies/Corpus"), "*.txt").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes).ToArray();

        var with = Run(folder, isInvariant: false, texts, "reply", "--language", "de", "--format", "json");
        var without = Run(folder, isInvariant: true, texts, "reply", "--language", "de", "--format", "json");

        Assert.Equal(0, with.ExitCode);
        Assert.True(with.Lines.Length > 2500, with.Error);
        Assert.Equal(with.Output, without.Output);
    }

    private static CommandResult Check(TemporaryFolder folder, bool isInvariant) => Run(folder, isInvariant, [], "check", "--format", "json");

    private static CommandResult Run(TemporaryFolder folder, bool isInvariant, byte[] input, params string[] arguments)
    {
        const string Switch = "\"System.Globalization.Invariant\": ";
        var command = CommandLine.Command[1];
        var config = File.ReadAllText(Path.ChangeExtension(command, ".runtimeconfig.json"));
        Assert.Contains(Switch, config);
        var own = folder.Write($"{isInvariant}.runtimeconfig.json", Regex.Replace(config, Switch + "[a-z]+", Switch + (isInvariant ? "true" : "false"), RegexOptions.CultureInvariant));
        var start = CommandLine.StartInfo(folder, [("LANG", "tr_TR.UTF-8")], arguments);
        start.ArgumentList.Clear();
        foreach (var argument in (string[])["exec", "--runtimeconfig", own, "--depsfile", Path.ChangeExtension(command, ".deps.json"), command, .. arguments])
            start.ArgumentList.Add(argument);
        return CommandLine.Run(start, input);
    }
}
