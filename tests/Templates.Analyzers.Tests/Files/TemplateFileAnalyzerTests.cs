using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WaTemplates.Analyzers.Files;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Testing;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace WaTemplates.Analyzers.Tests.Files;

/// <summary>What the analyzer adds to the rules: which files, which settings, and how a finding looks to a host. That it finds what others find is the parity test's.</summary>
public class TemplateFileAnalyzerTests
{
    private static readonly string Root = Path.GetFullPath("/repo");
    private static readonly TemplateFileAnalyzer Analyzer = new();

    [Fact]
    public Task BannedWord_IsReportedAtTheWord()
        => Verify(("a.wa.yaml", Notice("a", "Eine {|WAT0101:Umfrage|} wartet auf Sie.")));

    [Fact]
    public Task TemplatesOfOneNameAndLanguage_AreReportedInTheSecond()
        => Verify(
            ("a.wa.yaml", Notice("a", "Ihre Bestellung ist da.")),
            ("b.wa.yaml", Notice("a", "Ihre Lieferung ist da.").Replace("de:", "{|WAT0006:de|}:", StringComparison.Ordinal)));

    [Fact]
    public Task NearestSettings_ApplyToTheFilesBelow()
        => Verify(
            ("watemplates.config.yaml", "severity: { WAT0101: none }\n"),
            ("a.wa.yaml", Notice("a", "Eine Umfrage wartet auf Sie.")),
            ("strict/watemplates.config.yaml", "overrides: [{ paths: [\"x/**\"], severity: { WAT0101: none } }]\n"),
            ("strict/b.wa.yaml", Notice("b", "Eine {|WAT0101:Umfrage|} liegt bereit.")),
            ("strict/x/c.wa.yaml", Notice("c", "Die Umfrage kommt bald an.")));

    [Fact]
    public Task MistakeInSettings_IsReportedThere_UnlessTheyApplyToNothing()
        => Verify(
            ("watemplates.config.yaml", "{|WAT9004:colour|}: red\n"),
            ("a.wa.yaml", Notice("a", "Ihre Bestellung ist da.")),
            ("empty/watemplates.config.yaml", "colour: red\n"));

    [Fact]
    public Task SettingsThatAreTooLarge_AreRefused_AsInABuild()
        => Verify(("watemplates.config.yaml", "{|WAT9004:|}severity: { WAT0101: none }\n#" + new string('x', 256 * 1024)), ("a.wa.yaml", Notice("a", "Eine {|WAT0101:Umfrage|} wartet auf Sie.")));

    [Fact]
    public Task FileThatIsNoWaTemplateItem_IsPassedOver()
        => Verify(("other.yaml", "name: [\n"), ("README.md", "name: [\n"));

    [Fact]
    public async Task FileListedTwice_IsReportedOnce()
    {
        var text = Notice("a", "Eine Umfrage wartet auf Sie.");
        var found = await Run(new InMemoryFile(At("a.wa.yaml"), text), new InMemoryFile(At("a.wa.yaml"), text));

        Assert.Equal("WAT0101", Assert.Single(found).Id);
    }

    [Theory]
    [InlineData("info", DiagnosticSeverity.Info)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public async Task Severity_IsTheConfiguredOne_AlsoOfALinkedFile(string configured, DiagnosticSeverity expected)
    {
        var found = await Run(new InMemoryFile(At("b/../a.wa.yaml"), Notice("a", "Eine Umfrage wartet auf Sie.")), new InMemoryFile(At("watemplates.config.yaml"), $"severity: {{ WAT0101: {configured} }}\n"));

        var diagnostic = Assert.Single(found);
        Assert.Equal(expected, diagnostic.Severity);
        Assert.Equal(RuleCatalog.BannedWord.HelpLink, diagnostic.Descriptor.HelpLinkUri);
        Assert.Equal(LocationKind.ExternalFile, diagnostic.Location.Kind);
    }

    [Fact]
    public async Task BracesInAMessage_AreShownAsTheyAre()
    {
        var found = await Run(new InMemoryFile(At("a.wa.yaml"), Notice("a", "Ihre Bestellung {{1}} ist da.")));

        Assert.Contains("{{1}}", Assert.Single(found, diagnostic => diagnostic.Id == "WAT0203").GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Template_ThatIsEdited_LeavesTheOthersAsTheyWere()
    {
        var (first, second) = (new InMemoryFile(At("a.wa.yaml"), Notice("a", "Eine Umfrage wartet auf Sie.")), new InMemoryFile(At("b.wa.yaml"), Notice("b", "Ihre Bestellung ist da.")));
        Core.TemplateResult ResultOfFirst(AdditionalText other)
            => TemplateFileSet.Analyze(new AnalyzerOptions([first, other], new ItemGroupOptions()), TestContext.Current.CancellationToken).Templates.Single(template => template.File == first).Result;

        var before = ResultOfFirst(second);
        var after = ResultOfFirst(new InMemoryFile(At("b.wa.yaml"), Notice("b", "Ihre Lieferung ist da.")));

        Assert.Same(before, after);
    }

    [Fact]
    public void Descriptors_AreThoseOfTheCatalogue()
        => Assert.Equal(
            RuleCatalog.InFiles.Select(rule => (rule.Id, rule.Title, rule.Category, rule.DefaultSeverity.ToString(), rule.HelpLink)),
            Analyzer.SupportedDiagnostics.Select(rule => (rule.Id, rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), rule.Category, rule.DefaultSeverity.ToString(), rule.HelpLinkUri)));

    private static async Task Verify(params (string Path, string Markup)[] files)
        => Assert.Null(await AnalyzerVerifier.DifferenceAsync(Analyzer, TestContext.Current.CancellationToken, files.Select(file => (At(file.Path), file.Markup)).ToArray()));

    private static async Task<Diagnostic[]> Run(params AdditionalText[] files) => [.. await AnalyzerRun.AllAsync(Analyzer, files, TestContext.Current.CancellationToken)];

    private static string At(string path) => Path.Combine(Root, path);

    private static string Notice(string name, string body) => $"name: {name}\nkind: notice\ncategory: utility\nlanguages:\n  de:\n    body: {body}\n";
}
