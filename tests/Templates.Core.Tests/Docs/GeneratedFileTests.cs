using WaTemplates.Docs;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests.Docs;

/// <summary>What is computed from the catalogue and the format is what is committed.</summary>
public class GeneratedFileTests
{
    public static TheoryData<string> Paths => new(GeneratedFiles.All.Select(file => file.Path));

    /// <summary>When this fails after a wanted change: dotnet run --project eng/Docs.</summary>
    [Theory]
    [MemberData(nameof(Paths))]
    public void File_IsUpToDate(string path)
    {
        var present = File.ReadAllText(Repository.PathOf(path));

        Assert.Equal(GeneratedFiles.All.Single(file => file.Path == path).Update(present), present);
    }

    [Fact]
    public void StaleTableInReadme_IsNoticed()
    {
        var present = File.ReadAllText(Repository.PathOf("README.md"));
        var stale = present.Replace("[BannedWord](docs/rules/WAT0101.md) · ", "", StringComparison.Ordinal);

        Assert.NotEqual(present, stale);
        Assert.Equal(present, RuleTable.Update(stale));
    }
}
