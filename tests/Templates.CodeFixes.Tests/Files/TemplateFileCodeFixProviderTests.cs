using Microsoft.CodeAnalysis.CodeFixes;
using WaTemplates.Analyzers.Files;
using WaTemplates.CodeFixes.Files;
using WaTemplates.Testing;

namespace WaTemplates.CodeFixes.Tests.Files;

/// <summary>What is offered in a template, and what all of it at once does. That the latter equals the command line's is a conformance test's.</summary>
public class TemplateFileCodeFixProviderTests
{
    private static readonly TemplateFileCodeFixProvider Provider = new();
    private static readonly string A = Path.GetFullPath("/repo/a.wa.yaml");
    private static readonly string B = Path.GetFullPath("/repo/b.wa.yaml");
    private static readonly string Settings = Path.GetFullPath("/repo/watemplates.config.yaml");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CertainMistake_IsMended_AndNothingElse()
    {
        var text = Notice("a", "Eine Umfrage wartet auf Sie.").Replace("kind:", "Kind:", StringComparison.Ordinal);
        using var workspace = new TemplateWorkspace((A, text));

        var action = Assert.Single(await Actions(workspace, "WAT0002"));

        Assert.Equal("Replace 'Kind' with 'kind'", action.Title);
        Assert.Equal(text.Replace("Kind:", "kind:", StringComparison.Ordinal), (await TemplateWorkspace.TextsAfterAsync(action, Cancellation))[A]);
    }

    [Fact]
    public async Task DoubtfulMistake_OffersAChoice_AndNoFixAll()
    {
        using var workspace = new TemplateWorkspace((A, Notice("bestellung_de", "Ihre Bestellung ist da.")));

        var actions = await Actions(workspace, "WAT0402");

        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.NotNull(action.EquivalenceKey));
        Assert.Null(await workspace.FixAllAsync(Provider, FixAllScope.Project, actions[0].EquivalenceKey, Cancellation));
    }

    [Fact]
    public async Task FindingOfAnEarlierText_HasNoFix()
    {
        using var before = new TemplateWorkspace((A, Notice("a", "Eine Umfrage wartet auf Sie.")));
        using var after = new TemplateWorkspace((A, Notice("a", "Ein Paket wartet auf Sie.")));
        var finding = Assert.Single(await before.FindingsAsync(new TemplateFileAnalyzer(), Cancellation));

        Assert.NotEmpty(await before.ActionsAsync(Provider, finding, Cancellation));
        Assert.Empty(await after.ActionsAsync(Provider, finding, Cancellation));
    }

    [Fact]
    public async Task FindingThatSettingsSwitchOff_IsNotMended()
    {
        using var workspace = new TemplateWorkspace((A, Notice("a", "Eine Umfrage wartet auf Sie.").Replace("kind:", "Kind:", StringComparison.Ordinal)), (Settings, "severity: { WAT0101: none }\n"));
        var action = Assert.Single(await Actions(workspace, "WAT0002"));

        var all = await workspace.FixAllAsync(Provider, FixAllScope.Project, action.EquivalenceKey, Cancellation);

        Assert.Equal(Notice("a", "Eine Umfrage wartet auf Sie."), (await TemplateWorkspace.TextsAfterAsync(all!, Cancellation))[A]);
    }

    [Theory]
    [InlineData(FixAllScope.Document, false)]
    [InlineData(FixAllScope.Project, true)]
    public async Task FixAll_MendsTheFileOrTheProject(FixAllScope scope, bool mendsOther)
    {
        var (first, second) = (Notice("a", "Eine Umfrage wartet auf Sie."), Notice("b", "Die Umfrage endet bald für Sie."));
        using var workspace = new TemplateWorkspace((A, first), (B, second));
        var actions = await workspace.ActionsAsync(Provider, (await workspace.FindingsAsync(new TemplateFileAnalyzer(), Cancellation)).Single(finding => finding.Location.GetLineSpan().Path == A), Cancellation);

        var all = await workspace.FixAllAsync(Provider, scope, actions[0].EquivalenceKey, Cancellation);

        var texts = await TemplateWorkspace.TextsAfterAsync(all!, Cancellation);
        Assert.DoesNotContain("Umfrage", texts[A], StringComparison.Ordinal);
        Assert.Equal(mendsOther, texts[B] != second);
        Assert.Contains(scope, Provider.GetFixAllProvider().GetSupportedFixAllScopes());
    }

    private static async Task<IReadOnlyList<Microsoft.CodeAnalysis.CodeActions.CodeAction>> Actions(TemplateWorkspace workspace, string id)
        => await workspace.ActionsAsync(Provider, (await workspace.FindingsAsync(new TemplateFileAnalyzer(), Cancellation)).Single(finding => finding.Id == id), Cancellation);

    private static string Notice(string name, string body) => $"name: {name}\nkind: notice\ncategory: utility\nlanguages:\n  de:\n    body: {body}\n";
}
