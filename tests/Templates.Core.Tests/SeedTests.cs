using WaTemplates.Core.Conversion;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests;

/// <summary>The two examples of the Qualtrics page come out as it shows them.</summary>
public class SeedTests
{
    private const string Invitation = """
        Hallo ${m://FirstName}!

        Wir haben festgestellt, dass Sie unser neues XM-Hub-Portal verwenden. Wenn Sie Ihre Erfahrungen teilen möchten, öffnen Sie ${l://SurveyURL}. Wenn Sie solche Benachrichtigungen in Zukunft nicht mehr erhalten möchten, öffnen Sie ${l://OptOutURL}.

        Qualtrics XM
        """;

    private const string TwoWay = """
        Hallo ${m://FirstName}

        Wir haben festgestellt, dass Sie unser neues XM-Hub-Portal verwenden. Möchten Sie uns Ihre Erfahrungen mitteilen?

        Geben Sie 1 für Ja ein.

        Geben Sie 2 für Nein ein.

        Geben Sie 3 ein, um zukünftige Benachrichtigungen wie diese zu kündigen.
        """;

    [Theory]
    [InlineData("invitation", Invitation)]
    [InlineData("two-way", TwoWay)]
    public void Template_IsClean_AndConvertsExactly(string kind, string body)
    {
        var yaml = $"name: portal_feedback\nkind: {kind}\ncategory: utility\nsamples:\n  FirstName: Anna\n"
            + (kind == "invitation" ? "  SurveyURL: https://feedback.example.com/s/sample\n  OptOutURL: https://feedback.example.com/o/sample\n" : "")
            + "languages:\n  de:\n    body: |\n" + string.Concat(body.Split('\n').Select(line => line.Length == 0 ? "\n" : $"      {line}\n"));

        Assert.Null(TemplateVerifier.Difference(yaml));
        var content = TemplateVerifier.Compile(yaml).Outputs.Single(o => o.Path == "twilio/portal_feedback.de.content.json").Content;
        var expected = body.Replace("${m://FirstName}", "{{1}}").Replace("${l://SurveyURL}", "{{2}}").Replace("${l://OptOutURL}", "{{3}}");
        using var json = System.Text.Json.JsonDocument.Parse(content);
        Assert.Equal(expected, json.RootElement.GetProperty("types").GetProperty("twilio/text").GetProperty("body").GetString());

        var (twilio, map) = PlaceholderConverter.ToTwilio(body);
        Assert.Equal(expected, twilio);
        Assert.Equal(body, PlaceholderConverter.ToQualtrics(twilio, map, out _));
    }
}
