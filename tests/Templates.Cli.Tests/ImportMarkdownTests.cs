namespace WaTemplates.Cli.Tests;

/// <summary>Markdown as a source: the convention of docs/guides/import.md.</summary>
public class ImportMarkdownTests
{
    private readonly TemporaryFolder folder = new("markdown");

    [Fact]
    public void GuidesExample_GivesTheFilesItTellsOf()
    {
        using (folder)
        {
            var page = File.ReadAllText(Repository.PathOf("docs/guides/import.md")).ReplaceLineEndings("\n");
            var example = page.Split("````markdown\n")[1].Split("````\n");
            folder.Write("texts.md", example[0].Replace("…", "your parcel is ready at our shop. Bring the number of your order.", StringComparison.Ordinal));
            var result = CommandLine.Run(folder, "import", "texts.md", "-o", "out");
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
            Assert.Contains("`portal_feedback.wa.yaml` with two languages and `order_ready.wa.yaml` with one", example[1], StringComparison.Ordinal);
            Assert.Equal(["order_ready.wa.yaml", "portal_feedback.wa.yaml"], Directory.GetFiles(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            var feedback = File.ReadAllText(folder["out/portal_feedback.wa.yaml"]);
            Assert.Contains("\n  de:\n", feedback, StringComparison.Ordinal);
            Assert.Contains("\n  en:\n", feedback, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Blocks_TakeNameFromHeading_AndLanguageFromInfo()
    {
        using (folder)
        {
            folder.Write("texts.md", """
                # Our texts

                ## Opening hours (Sunday)

                ```de
                Liebe Kundin, wir haben am Sonntag geschlossen.
                ```

                Some words, then a list:

                  ~~~~ EN
                  Dear customer, we are closed on Sunday.

                    ~~~
                  ~~~~

                ```text
                Estimada cliente, cerramos el domingo.
                ```

                ```pt-br name: moved
                Cara cliente, mudámos para o lado.
                ```

                """);
            var result = CommandLine.Run(folder, "import", "texts.md", "--language", "es");
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
            var hours = File.ReadAllText(folder["opening_hours_sunday.wa.yaml"]);
            Assert.Contains("  de:\n    body: |\n      Liebe Kundin, wir haben am Sonntag geschlossen.\n", hours);
            Assert.Contains("  en:\n    body: |\n      Dear customer, we are closed on Sunday.\n\n        ~~~\n", hours);
            Assert.EndsWith("  es:\n    body: |\n      Estimada cliente, cerramos el domingo.\n", hours);
            Assert.Contains("  pt_BR:\n", File.ReadAllText(folder["moved.wa.yaml"]));
        }
    }

    [Theory]
    [InlineData("```\nDear customer\n```", "the block in line 1 of 'a.md' does not tell its language")]
    [InlineData("```en\nDear customer\n```", "the block in line 1 of 'a.md' has no name")]
    [InlineData("# A\n\n```en\nDear customer\n", "the block in line 3 of 'a.md' is not closed")]
    [InlineData("# A\n```pt\nCara cliente\n```", "'pt' is no WhatsApp language code. Write 'pt_BR' or 'pt_PT'")]
    [InlineData("# A\n```en\nDear customer\n```\n```en\nDear client\n```", "both hold a/en, with different texts")]
    [InlineData("# A\n```json\n{}\n```", "nothing of 'a.md' can be imported")]
    [InlineData("# A\n", "there is nothing to import in 'a.md'")]
    public void WhatIsMissing_IsTold(string markdown, string complaint)
    {
        using (folder)
        {
            folder.Write("a.md", markdown);
            var result = CommandLine.Run(folder, "import", "a.md");
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains(complaint, result.Error);
            Assert.Single(Directory.GetFiles(folder.FullPath));
        }
    }
}
