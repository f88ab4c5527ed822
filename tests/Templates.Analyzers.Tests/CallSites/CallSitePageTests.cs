using System.Text.RegularExpressions;
using WaTemplates.Testing;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Tests.Docs;

namespace WaTemplates.Analyzers.Tests.CallSites;

/// <summary>The code in docs compiles, and gives the findings that it is shown for.</summary>
public partial class CallSitePageTests
{
    public static TheoryData<string> Ids => new(RuleCatalog.All.Where(rule => rule.IsCallSite).Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Wrong_GivesThisIdOnly(string id) => Assert.Equal([id], (await Findings(RulePage.Read(id).Section("Wrong")!)).Distinct(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Right_GivesNothing(string id) => Assert.Empty(await Findings(RulePage.Read(id).Section("Right")!));

    [Fact]
    public async Task PageOfGeneratedMethods_CompilesWithoutFinding()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs/csharp.md"), TestContext.Current.CancellationToken);

        Assert.True(Blocks("csharp", page).Count() >= 3);
        Assert.Empty(await Findings(page));
    }

    /// <summary>All code of a text as one file, with the templates of the text.</summary>
    private static async Task<IEnumerable<string>> Findings(string text)
    {
        var templates = Blocks("yaml", text).Select((yaml, i) => new TestText($"/repo/{i}.wa.yaml", yaml)).ToArray();
        Assert.All(templates, template => Assert.Empty(TemplateVerifier.Compile(template.GetText(TestContext.Current.CancellationToken).ToString()).Diagnostics.Select(diagnostic => diagnostic.Message)));
        var usings = templates.Length > 0 ? CallSiteProject.Usings : CallSiteProject.Usings.Replace("using Acme.WaTemplates;\n", "", StringComparison.Ordinal);
        return (await CallSiteProject.Analyze(usings + string.Join('\n', Blocks("csharp", text)), templates)).Select(diagnostic => diagnostic.Id);
    }

    private static IEnumerable<string> Blocks(string language, string text) => Code().Matches(text).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["code"].Value);

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
