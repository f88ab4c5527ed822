using System.Text.Json;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests.Snippets;

/// <summary>Every block of the documentation is compiled, read or parsed as what it is.</summary>
public class SnippetTests
{
    private static readonly string[] Kinds = ["yaml", "json", "xml", "csharp", "bash", "ini", "lua", "toml", "nginx", "text"];

    private static IEnumerable<Snippet> Of(string language) => Snippet.All.Where(snippet => snippet.Language == language && SnippetOwners.Of(snippet) is null);

    [Fact]
    public void EveryBlock_IsOfAKindThatIsTested_OrMarkedAsText()
    {
        Assert.True(Snippet.All.Count > 300);
        None(Snippet.All.Where(snippet => SnippetOwners.Of(snippet) is null && !Kinds.Contains(snippet.Language, StringComparer.Ordinal)).Select(snippet => $"{snippet}: mark what is no code as text"));
        Assert.All(Snippet.All.Select(SnippetOwners.Of).OfType<string>().Distinct(StringComparer.Ordinal), test => Assert.True(File.Exists(Repository.PathOf(test)), test));
    }

    [Fact]
    public void Yaml_IsAnAcceptedTemplateOrSettings()
        => NoFaults(Of("yaml").Where(snippet => !(snippet.Page == "README.md" && snippet.Line < 10)), snippet => snippet.Text switch
        {
            var text when text.StartsWith("name:", StringComparison.Ordinal) => ErrorsOf(text),
            var text when text.Split('\n').Any(line => line.StartsWith("body:", StringComparison.Ordinal)) => ErrorsOf(InATemplate(text)),
            // A comment alone stands above what it suppresses.
            var text when text.TrimStart().StartsWith("# watemplates-disable", StringComparison.Ordinal) && text.Trim().Split('\n').Length == 1 => ErrorsOf(InATemplate(text + "body: …\n")),
            var text => SettingsParser.Parse(new SourceText("watemplates.config.yaml", text)).Diagnostics.Select(finding => $"{finding.Id} {finding.Message}"),
        });

    [Fact]
    public void Json_IsJson() => NoFaults(Of("json"), snippet =>
    {
        try
        {
            using var document = JsonDocument.Parse(snippet.Text);
            return [];
        }
        catch (JsonException exception)
        {
            return [exception.Message];
        }
    });

    [Fact]
    public void Xml_IsPartOfAProject() => NoFaults(Of("xml"), snippet => ProjectSnippet.Faults(snippet.Text));

    [Fact]
    public void CSharp_Compiles() => None(CodeSnippets.Errors([.. Of("csharp")]));

    [Fact]
    public void Commands_AreThere() => NoFaults(Of("bash"), snippet => snippet.Text.Split('\n').SelectMany(ShellLine.Faults));

    /// <summary>What is written for programs of others names commands and rules that exist.</summary>
    [Theory]
    [InlineData("lua")]
    [InlineData("toml")]
    [InlineData("nginx")]
    [InlineData("ini")]
    public void FilesOfOthers_NameWhatExists(string language)
    {
        Assert.NotEmpty(Of(language));
        NoFaults(Of(language), snippet => ForeignSnippet.Faults(language, snippet.Text));
    }

    private static IEnumerable<string> ErrorsOf(string text)
        => TemplateVerifier.Compile(text).Diagnostics.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Id} {finding.Message}");

    private static string InATemplate(string part)
        => "name: part\nkind: notice\ncategory: utility\nlanguages:\n  en:\n" + string.Concat(part.Replace("…", "Your parcel is ready at our shop.", StringComparison.Ordinal).TrimEnd('\n').Split('\n').Select(line => $"    {line}\n"));

    private static void None(IEnumerable<string> faults)
    {
        var all = faults.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    private static void NoFaults(IEnumerable<Snippet> snippets, Func<Snippet, IEnumerable<string>> faults)
    {
        var all = snippets.ToArray();
        Assert.NotEmpty(all);
        None(all.SelectMany(snippet => faults(snippet).Select(fault => $"{snippet}: {fault}")));
    }
}
