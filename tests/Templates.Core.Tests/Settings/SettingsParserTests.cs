using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;

namespace WaTemplates.Core.Tests.Settings;

public class SettingsParserTests
{
    [Fact]
    public void Severities_AreReadById()
    {
        var settings = Read("severity: { WAT0101: none, WAT0102: info, WAT0103: warning, WAT0304: error }");

        Assert.Equal([Severity.None, Severity.Info, Severity.Warning, Severity.Error, null], new[] { "WAT0101", "WAT0102", "WAT0103", "WAT0304", "WAT0105" }.Select(id => settings.SeverityOf(id, "a.wa.yaml")));
    }

    [Fact]
    public void LaterOverride_GoesBeforeEarlierOne()
    {
        var settings = Read("""
            severity: { WAT0101: info }
            overrides:
              - { paths: ["legacy/**"], severity: { WAT0101: none } }
              - { paths: ["legacy/new/**", "x.wa.yaml"], severity: { WAT0101: error, WAT0102: none } }
            """);

        Assert.Equal(Severity.Info, settings.SeverityOf("WAT0101", "a.wa.yaml"));
        Assert.Equal(Severity.None, settings.SeverityOf("WAT0101", "legacy/a.wa.yaml"));
        Assert.Equal(Severity.Error, settings.SeverityOf("WAT0101", "legacy/new/a.wa.yaml"));
        Assert.Null(settings.SeverityOf("WAT0102", "legacy/a.wa.yaml"));
        Assert.Equal(Severity.None, settings.SeverityOf("WAT0102", "x.wa.yaml"));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void RequireApproval_IsABoolean(string value, bool expected) => Assert.Equal(expected, Read($"requireApproval: {value}").RequireApproval);

    [Fact]
    public void AllowedHosts_AreRead() => Assert.Equal(["example.com", "example.org"], Read("links: { allowedHosts: [example.com, example.org] }").AllowedHosts);

    [Fact]
    public void BannedWords_ReachRegionsOfTheLanguage()
    {
        var settings = Read("bannedWords: { es: [cuestionario], de_AT: [Befragung], \"*\": [Quiz] }");

        Assert.True(settings.BannedIn("es_MX").IsIn("los cuestionarios"));
        Assert.True(settings.BannedIn("de_AT").IsIn("die kundenbefragung"));
        Assert.False(settings.BannedIn("de").IsIn("die kundenbefragung"));
        Assert.True(settings.BannedIn("fi").IsIn("quiz"));
    }

    [Theory]
    [InlineData("umfrage", true)]
    [InlineData("umfragen", true)]
    [InlineData("kundenumfrage", false)]
    [InlineData("umfragebogen", false)]
    public void AllowedWord_ExemptsItselfAndItsInflections(string word, bool expected)
        => Assert.Equal(expected, Read("allowedWords: { de: [Umfrage] }").IsAllowed(word, "de_AT"));

    [Fact]
    public void BrokenSetting_LeavesTheOthers()
    {
        var (settings, findings) = SettingsParser.Parse(new SourceText("watemplates.config.yaml", "severity: { WAT0101: fatal, WAT0102: none }\nrequireApproval: true\n"));

        var finding = Assert.Single(findings);
        Assert.Equal((RuleCatalog.BadConfiguration.Id, Severity.Error, 1, 22), (finding.Id, finding.Severity, finding.Lines.Start.Line, finding.Lines.Start.Column));
        Assert.Equal(Severity.None, settings.SeverityOf("WAT0102", ""));
        Assert.True(settings.RequireApproval);
    }

    private static TemplateSettings Read(string yaml)
    {
        var (settings, findings) = SettingsParser.Parse(new SourceText("watemplates.config.yaml", yaml));
        Assert.Empty(findings);
        return settings;
    }
}
