using System.Text;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Text.Files;

namespace WaTemplates.Core.Tests;

public class TemplateCompilerTests
{
    private const string Template = "name: parcel\nkind: notice\ncategory: utility\nlanguages:\n  en:\n    body: Your parcel – delivered today.\n";
    private const int LargestFile = 256 * 1024;

    private static readonly TemplateFile File = new("a.wa.yaml", "a.wa.yaml", SettingsScope.Default);

    [Theory]
    [InlineData((int)FileProblem.Missing, "does not exist")]
    [InlineData((int)FileProblem.Directory, "is a folder")]
    [InlineData((int)FileProblem.AccessDenied, "may not be read")]
    [InlineData((int)FileProblem.Unusable, "cannot be opened")]
    public void UnreadableFile_IsReportedOnItsFirstLine(int problem, string words)
    {
        var finding = Assert.Single(TemplateCompiler.Analyze(File, new FileContent(null, (FileProblem)problem)).Diagnostics);

        Assert.Equal((RuleCatalog.UnreadableFile.Id, 1, 1), (finding.Id, finding.Lines.Start.Line, finding.Lines.Start.Column));
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Latin1File_IsUnreadableAndSaysWhere()
    {
        var finding = Assert.Single(Analyze(Encoding.Latin1.GetBytes(Template.Replace('–', 'ü'))).Diagnostics);

        Assert.Equal(RuleCatalog.UnreadableFile.Id, finding.Id);
        Assert.Contains($"offset {Template.IndexOf('–')} ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnreadableFile_CanBeSwitchedOff()
    {
        var settings = new TemplateSettings { Severities = new Dictionary<string, Severity>(StringComparer.Ordinal) { [RuleCatalog.UnreadableFile.Id] = Severity.None } };

        Assert.Empty(TemplateCompiler.Analyze(File with { Scope = new SettingsScope(settings, "a.wa.yaml") }, new FileContent(null, FileProblem.Missing)).Diagnostics);
    }

    [Fact]
    public void ByteOrderMark_IsFine() => Assert.Empty(Analyze([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Template)]).Diagnostics);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void FileSize_IsLimited(int surplus, int findings)
    {
        var padding = LargestFile + surplus - Encoding.UTF8.GetByteCount(Template) - 2;
        var text = Template + "# " + new string('x', padding);

        Assert.All([Analyze(Encoding.UTF8.GetBytes(text)), TemplateCompiler.Analyze(File, text)], result =>
            Assert.Equal(Enumerable.Repeat(RuleCatalog.UnsupportedYaml.Id, findings), result.Diagnostics.Select(d => d.Id), StringComparer.Ordinal));
    }

    /// <summary>The rest of the file has 15 nodes: mappings, keys, values and the list itself.</summary>
    [Theory]
    [InlineData(10_000, "WAT0004")]
    [InlineData(10_001, "WAT0007")]
    public void NodeCount_IsLimited(int nodes, string id)
    {
        const int Others = 15;
        var items = string.Join(", ", Enumerable.Repeat("a", nodes - Others));

        Assert.Equal([id], TemplateCompiler.Analyze(File, $"description: [{items}]\n{Template}").Diagnostics.Select(d => d.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void TemplateAndLanguage_StandInTheFinding()
    {
        var finding = Assert.Single(TemplateCompiler.Analyze(File, Template.Replace("parcel –", "survey –", StringComparison.Ordinal)).Diagnostics);

        Assert.Equal(("parcel", "en"), (finding.Template, finding.Language));
    }

    private static TemplateResult Analyze(byte[] bytes) => TemplateCompiler.Analyze(File, new FileContent(bytes, FileProblem.None));
}
