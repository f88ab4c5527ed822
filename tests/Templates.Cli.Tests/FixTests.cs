using System.Text;

namespace WaTemplates.Cli.Tests;

/// <summary><c>check --fix</c> on real files.</summary>
public class FixTests
{
    private readonly TemporaryFolder folder = new("fix fall");

    [Fact]
    public void CertainMistakes_AreMended_AndTheRestIsReported()
    {
        using (folder)
        {
            var text = TemplateTexts.Bad("a").Replace("kind:", "# kept\nKind:", StringComparison.Ordinal);
            folder.Write("a.wa.yaml", text);
            folder.Write("b.wa.yaml", TemplateTexts.Doubtful("b"));
            var result = CommandLine.Run(folder, "check", "--fix");

            Assert.Equal(0, result.ExitCode);
            Assert.Equal(text.Replace("Kind:", "kind:", StringComparison.Ordinal).Replace("Umfrage", "Feedback", StringComparison.Ordinal), File.ReadAllText(folder["a.wa.yaml"]));
            Assert.Equal(TemplateTexts.Doubtful("b"), File.ReadAllText(folder["b.wa.yaml"]));
            Assert.StartsWith("b.wa.yaml(", Assert.Single(result.Lines));
            Assert.Equal(
                ["a.wa.yaml: WAT0002: Replace 'Kind' with 'kind'", "a.wa.yaml: WAT0101: Replace 'Umfrage' with 'Feedback'", "2 fixes in 1 file", "2 files, 2 templates, no errors, 1 warning"],
                result.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public void NothingToMend_TouchesNoFile()
    {
        using (folder)
        {
            folder.Write("a.wa.yaml", TemplateTexts.Doubtful("a"));
            var written = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            File.SetLastWriteTimeUtc(folder["a.wa.yaml"], written);
            var result = CommandLine.Run(folder, "check", "--fix", "--format", "json");

            Assert.Equal(written, File.GetLastWriteTimeUtc(folder["a.wa.yaml"]));
            Assert.StartsWith("{", result.Output);
            Assert.StartsWith("Nothing that could be mended with certainty", result.Error);
        }
    }

    [Fact]
    public void ByteOrderMarkAndLineEndings_AreKept()
    {
        using (folder)
        {
            var text = TemplateTexts.Bad("a").ReplaceLineEndings("\r\n");
            File.WriteAllText(folder["a.wa.yaml"], text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            CommandLine.Run(folder, "check", "--fix");

            Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text.Replace("Umfrage", "Feedback", StringComparison.Ordinal))], File.ReadAllBytes(folder["a.wa.yaml"]));
        }
    }

    [Fact]
    public void LinkAndPermissions_AreKept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions of Unix");
        using (folder)
        {
            folder.Write("real/a.wa.yaml", TemplateTexts.Bad("a"));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder["real/a.wa.yaml"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.CreateSymbolicLink(folder["link.wa.yaml"], folder["real/a.wa.yaml"]);
            CommandLine.Run(folder, "check", "--fix", "link.wa.yaml");

            Assert.NotNull(new FileInfo(folder["link.wa.yaml"]).LinkTarget);
            Assert.Contains("Feedback", File.ReadAllText(folder["real/a.wa.yaml"]));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["real/a.wa.yaml"]));
        }
    }

    [Fact]
    public void FixThatWouldClashWithAnotherFile_IsLeftOut()
    {
        using (folder)
        {
            var wrongCode = TemplateTexts.Good("same").Replace("  de:", "  de-DE:", StringComparison.Ordinal);
            folder.Write("a.wa.yaml", wrongCode);
            folder.Write("b.wa.yaml", TemplateTexts.Good("same", "Laden"));
            folder.Write("c.wa.yaml", TemplateTexts.Bad("other"));
            var result = CommandLine.Run(folder, "check", "--fix");

            Assert.Equal(wrongCode, File.ReadAllText(folder["a.wa.yaml"]));
            Assert.Contains("Feedback", File.ReadAllText(folder["c.wa.yaml"]));
            Assert.Contains("WAT0314", Assert.Single(result.Lines));
        }
    }

    [Fact]
    public void FileThatCannotBeWritten_StaysWhole_AndIsToldOf()
    {
        using (folder)
        {
            // The new content is written beside the file first, under a longer name, which no file system takes.
            var longName = new string('a', 237) + ".wa.yaml";
            folder.Write(longName, TemplateTexts.Bad("a"));
            folder.Write("b.wa.yaml", TemplateTexts.Bad("b"));
            var result = CommandLine.Run(folder, "check", "--fix");

            Assert.Equal(2, result.ExitCode);
            Assert.Equal(TemplateTexts.Bad("a"), File.ReadAllText(folder[longName]));
            Assert.Contains("Feedback", File.ReadAllText(folder["b.wa.yaml"]));
            Assert.Contains("cannot be written and is left as it is", result.Error);
            Assert.Equal(2, Directory.GetFiles(folder.FullPath).Length);
        }
    }

    [Fact]
    public void Watch_CannotBeCombined()
    {
        using (folder)
        {
            folder.Write("a.wa.yaml", TemplateTexts.Bad("a"));
            var result = CommandLine.Run(folder, "check", "--fix", "--watch");

            Assert.Equal(2, result.ExitCode);
            Assert.Contains("--fix and --watch cannot be combined", result.Error);
            Assert.Equal(TemplateTexts.Bad("a"), File.ReadAllText(folder["a.wa.yaml"]));
        }
    }
}
