using WaTemplates.Core.Diagnostics;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests.Docs;

/// <summary>docs/rules tells of every rule what the product does.</summary>
public class RulePageTests
{
    /// <summary>Rules about what no YAML can show.</summary>
    private static readonly string[] WithoutExample = ["WAT0008", "WAT9001", "WAT9002", "WAT9003"];

    public static TheoryData<string> Ids => new(RuleCatalog.All.Select(rule => rule.Id));

    /// <summary>Examples in C# are run by the tests of the analyzers.</summary>
    public static TheoryData<string> IdsWithExample => new(RuleCatalog.All.Where(rule => !rule.IsCallSite).Select(rule => rule.Id).Except(WithoutExample, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasItsSections(string id)
    {
        var page = RulePage.Read(id);

        Assert.All(["Why", "Wrong", "Right", "How to suppress"], heading => Assert.False(string.IsNullOrEmpty(page.Section(heading)), heading));
        Assert.Contains("Source: ", page.Section("Why"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void Wrong_GivesThisIdOnly(string id)
        => Assert.Equal([id], RulePage.Read(id).Example("Wrong").Compile().Diagnostics.Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void Right_GivesNothing(string id)
    {
        var example = RulePage.Read(id).Example("Right");

        Assert.NotEmpty(example.Files);
        Assert.Empty(example.Compile().Diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.Message}"));
    }

    [Fact]
    public void Pages_AreOfRules()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs/rules"), "WAT*").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), pages, StringComparer.Ordinal);
    }
}
