namespace WaTemplates.Build.Tests;

/// <summary>The page that <c>WaTemplatesPreview</c> asks for.</summary>
public class PreviewTests(PackedToolkit toolkit)
{
    private const string Page = "bin/watemplates/Debug/preview.html";

    [Fact]
    public async Task Page_FollowsTemplatesFindingsAndTheProperty()
    {
        using var project = new BuildProject(toolkit, "<WaTemplatesPreview>true</WaTemplatesPreview>");
        project.Write("a.wa.yaml", Templates.Valid("first"));
        project.Write("b.wa.yaml", Templates.Valid("second"));
        Assert.Equal(0, (await project.Compile()).ExitCode);
        var page = File.ReadAllText(project[Page]);
        Assert.Contains(">second</h2>", page);
        Assert.DoesNotContain(project.Folder, page);

        var stamps = project.Stamps("bin/watemplates");
        Assert.Equal(1, (await project.Compile()).Count("analyzed 0 of 2"));
        Assert.Equal(stamps, project.Stamps("bin/watemplates"));
        File.WriteAllText(project[Page], "edited");
        await project.Compile();
        Assert.Equal(page, File.ReadAllText(project[Page]));

        // A finding less is another page, though no template changed.
        project.Write("b.wa.yaml", Templates.Valid("second", " Unsere Umfrage."));
        Assert.Equal(1, (await project.Compile()).ExitCode);
        Assert.Contains("class=\"error\">Umfrage", File.ReadAllText(project[Page]));
        Assert.Equal(0, (await project.Compile("-p:NoWarn=WAT0101")).ExitCode);
        Assert.DoesNotContain("WAT0101", File.ReadAllText(project[Page]));

        Assert.Equal(0, (await project.Compile("-p:NoWarn=WAT0101", "-p:WaTemplatesPreview=false")).ExitCode);
        Assert.False(project.Exists(Page));
        await project.Compile("-p:NoWarn=WAT0101");
        Assert.Equal(0, (await project.Run("clean")).ExitCode);
        Assert.False(Directory.Exists(project["bin/watemplates"]));
    }

    [Fact]
    public async Task UnusableValue_IsWAT9004_AndPageThatCannotBeWritten_IsWAT9002()
    {
        using var project = new BuildProject(toolkit);
        project.Write("a.wa.yaml", Templates.Valid());
        Assert.Equal(1, (await project.Compile("-p:WaTemplatesPreview=maybe")).Count("error WAT9004: The property 'WaTemplatesPreview' is 'maybe'"));
        Assert.False(project.Exists(Page));

        Directory.CreateDirectory(project[Page]);
        Assert.Equal(1, (await project.Compile("-p:WaTemplatesPreview=true")).Count("error WAT9002: The output 'preview.html' cannot be written"));
    }
}
