namespace WaTemplates.Packages.Tests;

/// <summary>What a gallery shows of each package, and what its licence asks for.</summary>
public class MetadataTests(PackedProducts products)
{
    private const int LargestTool = 20 * 1024 * 1024;

    public static TheoryData<string> Ids => [.. PackedProducts.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_SaysWhatItIs(string id)
    {
        using var package = products.Open(id);
        Assert.Equal("MIT", package["license"]);
        Assert.Equal("https://github.com/watemplates/watemplates", package["projectUrl"]);
        Assert.True(package["description"]!.Length > 40, package["description"]);
        Assert.True(package["tags"]!.Split(' ').Length >= 4, package["tags"]);
        Assert.Equal("WaTemplates contributors", package["authors"]);
        var repository = package.Metadata.Elements().Single(element => element.Name.LocalName == "repository");
        Assert.Equal("git https://github.com/watemplates/watemplates", $"{repository.Attribute("type")?.Value} {repository.Attribute("url")?.Value}");
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")?.Value);
        Assert.Contains("LICENSE", package.Files);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_ShowsItsIconAndReadme(string id)
    {
        using var package = products.Open(id);
        var icon = package.Read(package["icon"]!);
        Assert.Equal([0x89, .. "PNG"u8], icon.AsSpan(0, 4).ToArray());
        Assert.Equal([0, 0, 0, 128, 0, 0, 0, 128], icon.AsSpan(16, 8).ToArray());

        var readme = package.ReadText(package["readme"]!);
        Assert.StartsWith("# ", readme, StringComparison.Ordinal);
        // A gallery knows no file beside it.
        Assert.DoesNotMatch(@"\]\((?!https://)", readme);
    }

    [Fact]
    public void Readmes_AreTheirOwn()
    {
        var readmes = PackedProducts.Projects.Keys.Select(id =>
        {
            using var package = products.Open(id);
            return package.ReadText("README.md");
        });
        Assert.Equal(PackedProducts.Projects.Count, readmes.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Each file of others that a package carries is named in its notices.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void FilesOfOthers_AreNoticed(string id)
    {
        using var package = products.Open(id);
        var foreign = package.Files.Where(file => Path.GetExtension(file) is ".dll" or ".so" or ".dylib" or ".a").Select(Path.GetFileName)
            .Where(name => name == "WaTemplates.YamlDotNet.dll" || !name!.StartsWith("WaTemplates.", StringComparison.Ordinal) && name != "watemplates.dll").Distinct().ToArray();
        if (foreign.Length == 0)
            return;
        var notices = package.ReadText("THIRD-PARTY-NOTICES.txt");
        var missing = foreign.Where(name => !notices.Contains(name!, StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void KindsOfPackages_AreSaid()
    {
        Assert.Equal("true", Element("WaTemplates", "developmentDependency"));
        Assert.Equal("DotnetTool", PackageType("WaTemplates.Cli"));
        Assert.Equal("DotnetToolRidPackage", PackageType("WaTemplates.Cli.any"));
        Assert.Equal("Template", PackageType("WaTemplates.Templates"));
    }

    [Fact]
    public void Tool_StaysSmall()
    {
        using var package = products.Open("WaTemplates.Cli.any");
        Assert.InRange(package.Size, 1, LargestTool);
    }

    private string? Element(string id, string name)
    {
        using var package = products.Open(id);
        return package[name];
    }

    private string? PackageType(string id)
    {
        using var package = products.Open(id);
        return package.Metadata.Descendants().Single(element => element.Name.LocalName == "packageType").Attribute("name")?.Value;
    }
}
