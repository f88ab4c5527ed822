using Microsoft.CodeAnalysis.CodeFixes;
using WaTemplates.Cli.Analysis;
using WaTemplates.CodeFixes.Files;
using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests;

/// <summary>An IDE's fix-all writes byte for byte what <c>check --fix</c> does.</summary>
public class FixParityTests
{
    private static readonly TemplateFileCodeFixProvider Provider = new();

    public static TheoryData<string> Names => new(Fixture.All.Where(fixture => fixture.Compile().Diagnostics.Any(finding => finding.Fixes.Count > 0)).Select(fixture => fixture.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fixture_IsMendedAlike(string name)
    {
        using var folder = new TemporaryFolder("fix");
        Directory.CreateDirectory(folder[".git"]);
        foreach (var file in Fixture.Find(name).Files)
            folder.Write(file.Path, file.Text);
        using var workspace = new TemplateWorkspace(Fixture.Find(name).Files.Select(file => (folder[file.Path], file.Text)));

        var action = await workspace.FixAllAsync(Provider, FixAllScope.Project, AutomaticFixAllProvider.KeyOf(folder["x"]), TestContext.Current.CancellationToken);
        var inEditor = await TemplateWorkspace.TextsAfterAsync(action!, TestContext.Current.CancellationToken);
        FileFixes.Apply(new Workspace([folder.FullPath]));

        Assert.All(inEditor, file => Assert.Equal(File.ReadAllText(file.Key), file.Value));
    }
}
