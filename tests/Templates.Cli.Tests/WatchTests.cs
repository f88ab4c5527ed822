namespace WaTemplates.Cli.Tests;

/// <summary><c>--watch</c>: one round at the start, one after each change, until Ctrl+C.</summary>
public class WatchTests
{
    private readonly TemporaryFolder folder = new("beobachten ä");

    [Fact]
    public void Changes_GiveNewRounds_OfTheChangedFilesOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ctrl+C cannot be sent to one process there");
        using (folder)
        {
            folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
            folder.Write("tief/b.wa.yaml", TemplateTexts.Good("b", "Laden"));
            using var watch = new WatchedCommand(folder, "check", "--watch");
            Contains(watch.NextRound(), "2 files, 2 templates, no errors", "analyzed 2 files");

            Arrive("a.wa.yaml", TemplateTexts.Bad("a"));
            Contains(watch.NextRound(), "a.wa.yaml(7,43): error WAT0101", "2 files, 2 templates, 1 error", "analyzed 1 file;");

            Arrive("neu/c.wa.yaml", TemplateTexts.Bad("c", "Turm"));
            Contains(watch.NextRound(), "3 files, 3 templates, 2 errors", "analyzed 1 file;");

            File.Move(folder["a.wa.yaml"], folder["z.wa.yaml"]);
            Contains(watch.NextRound(), "z.wa.yaml(7,43): error WAT0101", "3 files");

            File.Delete(folder["neu/c.wa.yaml"]);
            Contains(watch.NextRound(), "2 files, 2 templates, 1 error", "analyzed 0 files");

            Arrive("watemplates.config.yaml", "severity: { WAT0101: warning }\n");
            Contains(watch.NextRound(), "warning WAT0101", "analyzed 2 files");

            Directory.Move(folder["tief"], folder["woanders"]);
            Contains(watch.NextRound(), "2 files, 2 templates");

            Arrive("other.txt", "nothing to us");
            Arrive("bin/d.wa.yaml", TemplateTexts.Bad("d"));
            Assert.True(watch.IsQuietFor(TimeSpan.FromMilliseconds(600)));

            Assert.Equal(0, watch.Interrupt());
        }
    }

    [Fact]
    public void NamedFile_IsWatchedThroughItsDeletion()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ctrl+C cannot be sent to one process there");
        using (folder)
        {
            var path = folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
            using var watch = new WatchedCommand(folder, "preview", "a.wa.yaml", "--watch");
            Contains(watch.NextRound(), "a · de", "no errors");
            File.Delete(path);
            Contains(watch.NextRound(), "error WAT0008");
            Arrive("a.wa.yaml", TemplateTexts.Good("a", "Laden"));
            Contains(watch.NextRound(), "unser Laden", "no errors");
            Assert.Equal(0, watch.Interrupt());
        }
    }

    /// <summary>Moves a finished file into the watched folder: one written there could be met half-written, in a round of its own.</summary>
    private void Arrive(string relative, string content)
    {
        using var elsewhere = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder[relative])!);
        File.Move(elsewhere.Write(Path.GetFileName(relative), content), folder[relative], overwrite: true);
    }

    private static void Contains(string round, params string[] parts)
    {
        foreach (var part in parts)
            Assert.Contains(part, round);
    }
}
