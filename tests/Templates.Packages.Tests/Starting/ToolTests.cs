namespace WaTemplates.Packages.Tests.Starting;

/// <summary>The tool from its package, and the repository that uses it.</summary>
[Collection(nameof(StartingCollection))]
public class ToolTests(PackedProducts products, InstalledTemplates templates)
{
    private static readonly string[] Marks = ["WaRepository", "0.0.0-packed"];

    [Fact]
    public async Task Repository_RestoresTheTool_AndItsPipelineRuns()
    {
        var restored = await templates.Run(InstalledTemplates.Repository, "tool", "restore");
        Assert.True(restored.Succeeded, restored.Output);

        var pipeline = File.ReadAllText(templates[$"{InstalledTemplates.Repository}/.github/workflows/templates.yml"]);
        foreach (var command in new[] { "watemplates check --format github", "watemplates build -o out" })
        {
            Assert.Contains("dotnet " + command, pipeline, StringComparison.Ordinal);
            var run = await templates.Run(InstalledTemplates.Repository, command.Split(' '));
            Assert.True(run.Succeeded, run.Output);
        }

        Assert.True(File.Exists(templates[$"{InstalledTemplates.Repository}/out/twilio/portal_feedback.en.content.json"]));
        var marked = Directory.GetFiles(templates[InstalledTemplates.Repository], "*", SearchOption.AllDirectories).Where(file => Marks.Any(mark => File.ReadAllText(file).Contains(mark, StringComparison.Ordinal)));
        Assert.Empty(marked);
    }

    [Fact]
    public async Task Tool_InstallsToAFolder_AndRuns()
    {
        Directory.CreateDirectory(products["tool user"]);
        var installed = await products.Run("tool user", "tool", "install", "WaTemplates.Cli", "--version", products.Version, "--tool-path", "tools");
        Assert.True(installed.Succeeded, installed.Output);

        var command = Directory.GetFiles(products["tool user/tools"], "watemplates*").Single();
        var made = await DotNet.RunCommand(command, products["tool user"], "new", "portal_question", "--kind", "two-way");
        Assert.True(made.Succeeded, made.Output);
        var check = await DotNet.RunCommand(command, products["tool user"], "check");
        Assert.True(check.Succeeded, check.Output);

        products.Write("tool user/portal_question.wa.yaml", File.ReadAllText(products["tool user/portal_question.wa.yaml"]).Replace("our new portal", "our survey", StringComparison.Ordinal));
        var failed = await DotNet.RunCommand(command, products["tool user"], "check");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("error WAT0101: 'survey'", failed.Output, StringComparison.Ordinal);
    }
}
