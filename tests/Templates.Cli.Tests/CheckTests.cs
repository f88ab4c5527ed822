using System.Text;

namespace WaTemplates.Cli.Tests;

/// <summary>What <c>check</c> looks at, and how it ends.</summary>
public class CheckTests
{
    private readonly TemporaryFolder folder = new("prüf fall");

    [Fact]
    public void GoodTemplates_AreFine()
    {
        using (folder)
        {
            folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
            folder.Write("tief/b.wa.yml", TemplateTexts.Good("b", "Laden"));
            var result = CommandLine.Run(folder, "check");
            Assert.Equal((0, ""), (result.ExitCode, result.Output));
            Assert.Equal("2 files, 2 templates, no errors", result.Error.Trim());
        }
    }

    [Fact]
    public void Finding_IsPrintedAtItsPlace_RelativeToTheCurrentFolder()
    {
        using (folder)
        {
            folder.Write("tief/ü b.wa.yaml", TemplateTexts.Bad("b"));
            var result = CommandLine.Run(folder, "check", folder["tief"]);
            Assert.Equal(1, result.ExitCode);
            var line = Assert.Single(result.Lines);
            Assert.StartsWith(Path.Combine("tief", "ü b.wa.yaml") + "(7,43): error WAT0101: ", line);
            Assert.Equal("1 file, 1 template, 1 error", result.Error.Trim());
        }
    }

    [Fact]
    public void FileOutsideTheCurrentFolder_IsNamedAbsolutely()
    {
        using var elsewhere = new TemporaryFolder("woanders");
        using (folder)
        {
            var path = elsewhere.Write("b.wa.yaml", TemplateTexts.Bad("b"));
            Assert.StartsWith($"{path}(7,43): error WAT0101: ", Assert.Single(CommandLine.Run(folder, "check", path).Lines));
        }
    }

    [Fact]
    public void WarningsAlone_AreNoFailure()
    {
        using (folder)
        {
            folder.Write("a.wa.yaml", TemplateTexts.Doubtful("a"));
            var result = CommandLine.Run(folder, "check");
            Assert.Equal(0, result.ExitCode);
            Assert.Contains(": warning WAT0304: ", Assert.Single(result.Lines));
            Assert.Equal("1 file, 1 template, no errors, 1 warning", result.Error.Trim());
        }
    }

    [Fact]
    public void FoldersThatHoldNoSources_AreLeftOut()
    {
        using (folder)
        {
            foreach (var name in new[] { "bin", "obj", "node_modules", ".git", ".hidden" })
                folder.Write($"{name}/b.wa.yaml", TemplateTexts.Bad("b"));
            folder.Write("other.yaml", "not: ours");
            var result = CommandLine.Run(folder, "check");
            Assert.Equal(0, result.ExitCode);
            Assert.Contains("warning WAT9001: No template was found in the current folder. Looked for *.wa.yaml and *.wa.yml", Assert.Single(result.Lines));
            Assert.Equal(1, CommandLine.Run(folder, "check", "bin").ExitCode);
        }
    }

    [Fact]
    public void NamedFile_IsTakenWhateverItsName_ButSettingsAreNoTemplate()
    {
        using (folder)
        {
            folder.Write("draft.txt", TemplateTexts.Bad("b"));
            folder.Write("watemplates.config.yaml", "severity: { WAT0101: wrong }\n");
            var result = CommandLine.Run(folder, "check", "draft.txt", "watemplates.config.yaml");
            Assert.Equal(["draft.txt(7,43): error WAT0101", "watemplates.config.yaml(1,22): error WAT9004"], result.Lines.Select(line => line[..line.IndexOf(": ", line.IndexOf("error", StringComparison.Ordinal), StringComparison.Ordinal)]));
            Assert.StartsWith("1 file, ", result.Error);
        }
    }

    [Fact]
    public void SameFileNamedTwice_CountsOnce()
    {
        using (folder)
        {
            folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
            var result = CommandLine.Run(folder, "check", ".", "a.wa.yaml", folder["a.wa.yaml"], "./");
            Assert.Equal((0, "1 file, 1 template, no errors"), (result.ExitCode, result.Error.Trim()));
        }
    }

    [Fact]
    public void Settings_ComeFromTheNearestFileUpward_NotBeyondTheRepository()
    {
        using (folder)
        {
            folder.Write("watemplates.config.yaml", "severity: { WAT0101: none }\n");
            folder.Write("outer/b.wa.yaml", TemplateTexts.Bad("outer", "Laden"));
            folder.Write("repository/.git", "gitdir: elsewhere\n");
            folder.Write("repository/deep/b.wa.yaml", TemplateTexts.Bad("inner"));
            var line = Assert.Single(CommandLine.Run(folder, "check").Lines);
            Assert.StartsWith(Path.Combine("repository", "deep", "b.wa.yaml") + "(7,43): error WAT0101", line);
        }
    }

    [Fact]
    public void SettingsFinding_IsReportedOnce_AndUnreadableSettingsAreOne()
    {
        using (folder)
        {
            folder.Write("watemplates.config.yaml", "colour: red\n");
            folder.Write("a.wa.yaml", TemplateTexts.Good("a"));
            folder.Write("b.wa.yaml", TemplateTexts.Good("b", "Laden"));
            Assert.StartsWith("watemplates.config.yaml(1,1): error WAT9004: ", Assert.Single(CommandLine.Run(folder, "check").Lines));

            File.WriteAllBytes(folder["watemplates.config.yaml"], [0xFF, 0xFE]);
            Assert.Contains("error WAT9004: The settings file is not UTF-8", Assert.Single(CommandLine.Run(folder, "check").Lines));
        }
    }

    [Fact]
    public void UnusableFiles_AreFindings()
    {
        using (folder)
        {
            Directory.CreateDirectory(folder["folder.wa.yaml"]);
            File.CreateSymbolicLink(folder["gone.wa.yaml"], folder["nowhere"]);
            File.WriteAllBytes(folder["latin.wa.yaml"], Encoding.Latin1.GetBytes("name: grün\n"));
            folder.Write("large.wa.yaml", new string('#', 300 * 1024));
            var result = CommandLine.Run(folder, "check");
            Assert.Equal(1, result.ExitCode);
            Assert.Equal(
                ["folder.wa.yaml(1,1): error WAT0008", "gone.wa.yaml(1,1): error WAT0008", "large.wa.yaml(1,1): error WAT0007", "latin.wa.yaml(1,1): error WAT0008"],
                result.Lines.Select(line => line[..(line.IndexOf("WAT", StringComparison.Ordinal) + 7)]));
            Assert.Contains("offset 8", result.Output);
        }
    }

    [Fact]
    public void Links_AreFollowedOnce_AndLoopsEnd()
    {
        using (folder)
        {
            folder.Write("real/a.wa.yaml", TemplateTexts.Good("a"));
            Directory.CreateSymbolicLink(folder["real/loop"], folder.FullPath);
            Directory.CreateSymbolicLink(folder["again"], "real");
            File.CreateSymbolicLink(folder["copy.wa.yaml"], "real/a.wa.yaml");
            File.CreateSymbolicLink(folder["self.wa.yaml"], "self.wa.yaml");
            using var elsewhere = new TemporaryFolder("woanders");
            elsewhere.Write("b.wa.yaml", TemplateTexts.Bad("b"));
            Directory.CreateSymbolicLink(folder["shared"], elsewhere.FullPath);
            var result = CommandLine.Run(folder, "check");
            Assert.Equal("3 files, 2 templates, 2 errors", result.Error.Trim());
            Assert.StartsWith(elsewhere["b.wa.yaml"] + "(7,43): error WAT0101", result.Lines[0]);
            Assert.StartsWith("self.wa.yaml(1,1): error WAT0008", result.Lines[1]);
        }
    }

    [Fact]
    public void Order_IsByFileAndPosition_InEveryRun()
    {
        using (folder)
        {
            for (var i = 0; i < 60; i++)
                folder.Write($"{i % 7}/t{i:00}.wa.yaml", TemplateTexts.Bad($"t{i:00}", $"Haus {i}").Replace("utility", "utilty"));
            var first = CommandLine.Run(folder, "check").Lines;
            Assert.Equal(120, first.Length);
            Assert.Equal(first.Order(StringComparer.Ordinal), first);
            Assert.Equal(first, CommandLine.Run(folder, "check").Lines);
        }
    }

    [Fact]
    public void CrossFileRules_SeeAllFiles()
    {
        using (folder)
        {
            folder.Write("a.wa.yaml", TemplateTexts.Good("same"));
            folder.Write("b.wa.yaml", TemplateTexts.Good("same", "Laden"));
            Assert.StartsWith("b.wa.yaml(6,3): error WAT0006: ", Assert.Single(CommandLine.Run(folder, "check").Lines));
        }
    }
}
