using System.Text;

namespace WaTemplates.Cli.Tests;

/// <summary>What every import does, shown with Qualtrics texts.</summary>
public class ImportTests
{
    private const string German = "Hallo ${m://FirstName}!\r\n\r\nTeilen Sie Ihre Erfahrungen: ${l://SurveyURL}. Wenn Sie keine Nachrichten mehr möchten, öffnen Sie ${l://OptOutURL} bitte hier.\r\n";
    private const string Portuguese = "Olá ${m://FirstName}!\n\nPartilhe a sua experiência em ${l://SurveyURL} quando quiser. Se não quiser mais mensagens, abra ${l://OptOutURL} aqui.";

    private readonly TemporaryFolder folder = new("einfuhr ä");

    [Fact]
    public void QualtricsTexts_OfOneName_BecomeOneTemplate()
    {
        using (folder)
        {
            folder.Write("in/portal_feedback.de.txt", German);
            folder.Write("in/portal-feedback_pt_BR.txt", Portuguese);
            var result = CommandLine.Run(folder, "import", "in", "-o", "out");
            Assert.Equal((0, ""), (result.ExitCode, result.Output));
            Assert.Contains($"Wrote {Path.Combine("out", "portal_feedback.wa.yaml")}: invitation, de, pt_BR", result.Error);
            Assert.Contains("Nothing tells the category of portal_feedback; 'utility' was written.", result.Error);
            Assert.Equal(
                """
                # yaml-language-server: $schema=https://raw.githubusercontent.com/watemplates/watemplates/main/schemas/template.schema.json
                name: portal_feedback
                kind: invitation
                category: utility
                samples:
                  FirstName: Anna
                  SurveyURL: https://feedback.example.com/s/sample
                  OptOutURL: https://feedback.example.com/o/sample
                languages:
                  de:
                    body: |
                      Hallo ${m://FirstName}!

                      Teilen Sie Ihre Erfahrungen: ${l://SurveyURL}. Wenn Sie keine Nachrichten mehr möchten, öffnen Sie ${l://OptOutURL} bitte hier.
                  pt_BR:
                    body: |
                      Olá ${m://FirstName}!

                      Partilhe a sua experiência em ${l://SurveyURL} quando quiser. Se não quiser mais mensagens, abra ${l://OptOutURL} aqui.

                """.ReplaceLineEndings("\n"),
                File.ReadAllText(folder["out/portal_feedback.wa.yaml"]));
        }
    }

    [Theory]
    [InlineData("Dear customer, we are closed on Sunday.", "notice")]
    [InlineData("Shall we call you? Enter 1 for yes, 2 for no, 3 to unsubscribe.", "two-way")]
    [InlineData("Tell us here: ${l://SurveyURL} whenever you like.", "invitation")]
    public void Kind_IsDetected_AndCanBeTold(string text, string kind)
    {
        using (folder)
        {
            folder.Write("a.txt", text);
            CommandLine.Run(folder, "import", "a.txt", "--language", "EN");
            Assert.Contains($"\nkind: {kind}\ncategory: utility\n", File.ReadAllText(folder["a.wa.yaml"]));
            var told = CommandLine.Run(folder, "import", "a.txt", "--language", "en", "--kind", "notice", "--category", "marketing", "--force");
            Assert.DoesNotContain("Nothing tells the category", told.Error);
            Assert.Contains("\nkind: notice\ncategory: marketing\n", File.ReadAllText(folder["a.wa.yaml"]));
        }
    }

    [Fact]
    public void WhatRemains_IsPrintedAsCheckDoes()
    {
        using (folder)
        {
            folder.Write("a.de.txt", "Liebe Kundin, unsere Umfrage endet am Sonntag.");
            var result = CommandLine.Run(folder, "import", "a.de.txt");
            Assert.Equal(1, result.ExitCode);
            Assert.StartsWith("a.wa.yaml(8,28): error WAT0101", Assert.Single(result.Lines));
            Assert.Contains("1 file, 1 template, 1 error", result.Error);
        }
    }

    [Fact]
    public void ExistingFile_StopsEverything_UnlessForced()
    {
        using (folder)
        {
            folder.Write("in/a.en.txt", "Dear customer, we are closed on Sunday.");
            folder.Write("in/b.en.txt", "Dear customer, we are open on Monday.");
            folder.Write("out/b.wa.yml", "mine");
            var refused = CommandLine.Run(folder, "import", "in", "-o", "out");
            Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
            Assert.Contains($"'{Path.Combine("out", "b.wa.yml")}' exists already. Add --force", refused.Error);
            Assert.Equal(["b.wa.yml"], Directory.GetFiles(folder["out"]).Select(Path.GetFileName));
            Assert.Equal("mine", File.ReadAllText(folder["out/b.wa.yml"]));

            Assert.Equal(0, CommandLine.Run(folder, "import", "in", "-o", "out", "--force").ExitCode);
            Assert.Equal(["a.wa.yaml", "b.wa.yml"], Directory.GetFiles(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Contains("open on Monday", File.ReadAllText(folder["out/b.wa.yml"]));
        }
    }

    [Fact]
    public void EveryUnusableFile_IsNamedAtOnce()
    {
        using (folder)
        {
            folder.Write("in/closed.txt", "Dear customer, we are closed on Sunday.");
            folder.Write("in/blank.en.txt", " \n");
            folder.Write("in/broken.json", "{\n  \"contents\": [ {]\n}");
            File.WriteAllBytes(folder["in/latin.de.txt"], Encoding.Latin1.GetBytes("Grüße an alle Kunden"));
            folder.Write("in/good.en.txt", "Dear customer, we are open on Monday.");
            var result = CommandLine.Run(folder, "import", "in");
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains($"'{Path.Combine("in", "closed.txt")}' does not tell its language. Rename it, for instance 'closed.en.txt', or add --language en.", result.Error);
            Assert.Contains($"'{Path.Combine("in", "blank.en.txt")}' is blank.", result.Error);
            Assert.Contains($"'{Path.Combine("in", "broken.json")}' is not JSON: line 2, column 18: expected", result.Error);
            Assert.Contains($"'{Path.Combine("in", "latin.de.txt")}' is not UTF-8: the byte at offset 2", result.Error);
            Assert.Equal(["in"], Directory.GetFileSystemEntries(folder.FullPath).Select(Path.GetFileName));
        }
    }

    [Fact]
    public void MixedFolder_GivesAllOfIt_AndSaysWhatWasLeftOut()
    {
        using (folder)
        {
            folder.Write("in/closed.en.txt", "Dear customer, we are closed on Sunday.");
            folder.Write("in/more/texts.md", "# Open again\n\n```en\nDear customer, we are open on Monday.\n```\n\n```json\n{}\n```\n");
            folder.Write("in/more/contents.json", """{"contents":[{"friendly_name":"moved_en","language":"en","variables":{},"types":{"twilio/text":{"body":"Dear customer, we have moved next door."}}},{"friendly_name":"map","language":"en","types":{"twilio/location":{"latitude":1,"longitude":2}}}]}""");
            folder.Write("in/settings.json", """{ "unrelated": true }""");
            folder.Write("in/obj/left.txt", "never looked at");
            var result = CommandLine.Run(folder, "import", "in", "-o", "out");
            Assert.Equal((0, ""), (result.ExitCode, result.Output));
            Assert.Equal(["closed.wa.yaml", "moved.wa.yaml", "open_again.wa.yaml"], Directory.GetFiles(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Contains("'json' is no language", result.Error);
            Assert.Contains("Skipped 'map' in ", result.Error);
            Assert.Contains("twilio/location is not supported", result.Error);
            Assert.DoesNotContain("settings.json", result.Error);
        }
    }

    [Fact]
    public void SameTextTwice_IsTakenOnce_AndDifferentTextsAreRefused()
    {
        using (folder)
        {
            folder.Write("x/a.en.txt", "Dear customer, we are closed on Sunday.");
            folder.Write("y/a.en.txt", "Dear customer, we are closed on Sunday.\n");
            Assert.Equal(0, CommandLine.Run(folder, "import", "x", "y", "-o", "out").ExitCode);
            folder.Write("y/a.en.txt", "Dear customer, we are open on Sunday.");
            var refused = CommandLine.Run(folder, "import", "x", "y", "-o", "other");
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("both hold a/en, with different texts", refused.Error);
            Assert.False(Directory.Exists(folder["other"]));
        }
    }
}
