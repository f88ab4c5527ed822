namespace WaTemplates.Cli.Tests.Previewing;

/// <summary>Bubbles in the terminal.</summary>
public class BubbleTests
{
    private const string Card = """
        name: portal
        kind: invitation
        category: utility
        samples:
          FirstName: Anna
          SurveyURL: https://feedback.example.com/s/sample
          OptOutURL: https://feedback.example.com/o/sample
        languages:
          de:
            header: Ihr [Portal]
            body: |
              Hallo ${m://FirstName}!

              Möchten Sie Ihre Erfahrungen mit uns teilen? Dann öffnen Sie bitte den Link unter diesem Text. Wenn Sie solche Nachrichten nicht mehr erhalten möchten, öffnen Sie ${l://OptOutURL}.

              Danke
            footer: Acme
            samples: { FirstName: Jürgen }
            buttons:
              - url: https://feedback.example.com/s/${l://SurveyURL}
                title: Feedback geben
              - phone: "+4989123456"
                title: Anrufen
          en:
            body: |
              Hello ${m://FirstName}, tell us more

        """;

    [Fact]
    public void Messages_AreFilledWithSamples_AndShowButtons()
    {
        using var folder = new TemporaryFolder("ansicht ü");
        folder.Write("portal.wa.yaml", Card);
        var result = CommandLine.Run(folder, "preview");
        var text = result.Output;
        Assert.Equal(1, result.ExitCode);
        foreach (var part in new[] { "portal · de", "Ihr [Portal]", "Hallo Jürgen!", "Acme", "[ Feedback geben ]", "[ Anrufen ]", "+4989123456", "portal · en", "Hello Anna, tell us more" })
            Assert.Contains(part, text);
        Assert.Contains("error WAT0102", text);
        Assert.DoesNotContain('\e', text);
    }

    [Fact]
    public void BrokenFile_HasItsFindingInsteadOfABubble()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.wa.yaml", "name: [");
        folder.Write("b.wa.yaml", TemplateTexts.Good("b"));
        var result = CommandLine.Run(folder, "preview");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("b · de", result.Output);
        Assert.Contains("a.wa.yaml(1,", result.Output);
    }
}
