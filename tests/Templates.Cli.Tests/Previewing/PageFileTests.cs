using System.Text;

namespace WaTemplates.Cli.Tests.Previewing;

/// <summary>The file that <c>preview --html</c> writes.</summary>
public class PageFileTests
{
    [Fact]
    public void Page_IsOneFileThatLoadsNothing_AndTheSameAgain()
    {
        using var folder = PageTexts.WithPage();
        var first = File.ReadAllBytes(folder["out/preview.html"]);
        var result = CommandLine.Run(folder, "preview", "--html", "again.html");
        var html = Encoding.UTF8.GetString(first);

        Assert.Equal(first, File.ReadAllBytes(folder["again.html"]));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("portal.wa.yaml(15,", result.Output);
        Assert.Contains("3 files, 2 templates", result.Error);
        Assert.Contains("default-src 'none'", html);
        Assert.DoesNotContain("\r", html);
        Assert.DoesNotContain(folder.FullPath, html);
        foreach (var loading in new[] { "<link", "<img", "@import", "url(", " style=" })
            Assert.DoesNotContain(loading, html);
    }

    [Fact]
    public void TwoFolders_GiveTheSameBytes()
    {
        using var one = PageTexts.WithPage();
        using var other = PageTexts.WithPage();
        Assert.Equal(File.ReadAllBytes(one["out/preview.html"]), File.ReadAllBytes(other["out/preview.html"]));
    }

    [Theory]
    [InlineData("portal.wa.yaml", "does not end in .html")]
    [InlineData("", "does not end in .html")]
    [InlineData("taken.html", "a folder of that name")]
    [InlineData("portal.wa.yaml/page.html", "cannot be written")]
    public void UnusableFile_Exits2AndLeavesEverything(string file, string reason)
    {
        using var folder = new TemporaryFolder();
        folder.Write("portal.wa.yaml", PageTexts.Portal);
        Directory.CreateDirectory(folder["taken.html"]);
        var result = CommandLine.Run(folder, "preview", "--html", file);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(reason, result.Error);
        Assert.Equal(PageTexts.Portal, File.ReadAllText(folder["portal.wa.yaml"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.FullPath).Length);
    }

    [Fact]
    public void Watch_WritesThePageAgain()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.wa.yaml", TemplateTexts.Good("first"));
        using var watched = new WatchedCommand(folder, "preview", "--html", "preview.html", "--watch");
        watched.NextRound();
        Assert.Contains(">first</h2>", File.ReadAllText(folder["preview.html"]));
        folder.Write("a.wa.yaml", TemplateTexts.Good("second"));
        watched.NextRound();
        Assert.Contains(">second</h2>", File.ReadAllText(folder["preview.html"]));
    }
}
