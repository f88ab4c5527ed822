using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace WaTemplates.Packages.Tests;

/// <summary>Each package's bill of materials names what it carries and brings along, and nothing that only builds or tests it.</summary>
public class BillOfMaterialsTests(PackedProducts products, BillsOfMaterials bills) : IClassFixture<BillsOfMaterials>
{
    public static TheoryData<string> Ids => [.. PackedProducts.Ids];

    [Fact]
    public void EveryPackage_HasOne() => Assert.Equal(PackedProducts.Ids, bills.Files.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Documents_AreValidCycloneDx()
    {
        Assert.SkipUnless(Directory.Exists(Repository.PathOf("eng/ci/node_modules/@cyclonedx/cyclonedx-library")), "CycloneDX's schema is not installed: run 'npm ci' in eng/ci.");
        Assert.Equal("", await bills.ValidateAsync());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Document_IsThatOfItsPackage(string id)
    {
        var bill = bills[id];
        Assert.Equal(("CycloneDX", "1.6"), (bill.GetProperty("bomFormat").GetString(), bill.GetProperty("specVersion").GetString()));
        var self = bill.GetProperty("metadata").GetProperty("component");
        Assert.Equal($"pkg:nuget/{id}@{products.Version}", self.GetProperty("purl").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(products[$"feed/{id}.{products.Version}.nupkg"]))), Hash(self));

        var components = bills.Components(id);
        var known = components.Append(self).Select(component => component.GetProperty("bom-ref").GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(components.Count + 1, known.Count);
        var arrows = bill.GetProperty("dependencies").EnumerateArray().ToDictionary(arrow => arrow.GetProperty("ref").GetString()!, arrow => arrow.GetProperty("dependsOn").EnumerateArray().Select(target => target.GetString()!).ToArray(), StringComparer.Ordinal);
        Assert.Equal(known, arrows.Keys.ToHashSet(StringComparer.Ordinal));
        Assert.Subset(known, arrows.Values.SelectMany(targets => targets).ToHashSet(StringComparer.Ordinal));
        Assert.All(components, component =>
        {
            Assert.Matches("^[0-9a-f]{128}$", Hash(component));
            Assert.NotEqual(0, component.GetProperty("licenses").GetArrayLength());
        });
    }

    [Fact]
    public void Build_CarriesYamlDotNetAlone()
    {
        var yaml = Assert.Single(bills.Components("WaTemplates"));
        Assert.Equal("YamlDotNet", yaml.GetProperty("name").GetString());
        Assert.Equal(Central("Shipped")["YamlDotNet"], yaml.GetProperty("version").GetString());
        Assert.Equal("WaTemplates.YamlDotNet.dll", yaml.GetProperty("properties")[0].GetProperty("value").GetString());
        Assert.Equal("MIT", yaml.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("WaTemplates.Runtime", "Microsoft.Data.Sqlite", "Polly.Core", "SQLitePCLRaw.core")]
    [InlineData("WaTemplates.Runtime.PostgreSql", "Npgsql", "WaTemplates.Runtime", "Microsoft.Data.Sqlite")]
    [InlineData("WaTemplates.Cli.any", "YamlDotNet", "Npgsql", "CsvHelper", "DiffPlex", "Spectre.Console", "System.CommandLine", "Polly.Core", "Microsoft.Data.Sqlite.Core")]
    public void Package_NamesWhatItNeeds(string id, params string[] needed) => Assert.Subset(bills.Names(id).ToHashSet(StringComparer.Ordinal), needed.ToHashSet(StringComparer.Ordinal));

    [Theory]
    [InlineData("WaTemplates.Simulator")]
    [InlineData("WaTemplates.Templates")]
    public void Package_NeedsNothing(string id) => Assert.Empty(bills.Names(id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Document_NamesNothingOfBuildAndTests(string id)
    {
        var names = bills.Names(id);
        foreach (var label in new[] { "Build and analysis", "Tests", "Benchmarks" })
            Assert.Empty(names.Intersect(Central(label).Keys, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task AFileOfUnknownOrigin_IsAnError_AndNothingIsWritten()
    {
        using var folder = new TemporaryFolder();
        File.Copy(products[$"feed/WaTemplates.Runtime.{products.Version}.nupkg"], folder["a.nupkg"]);
        File.Copy(products[$"feed/WaTemplates.Simulator.{products.Version}.nupkg"], folder["b.nupkg"]);
        using (var archive = ZipFile.Open(folder["b.nupkg"], ZipArchiveMode.Update))
            archive.CreateEntry("lib/net10.0/Foreign.dll");
        var run = await BillsOfMaterials.WriteAsync(folder.FullPath);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Foreign.dll comes from no restored package", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder.FullPath).Length);
    }

    private static string? Hash(JsonElement component) => component.GetProperty("hashes")[0].GetProperty("content").GetString();

    /// <summary>Versions by package, of a group of Directory.Packages.props.</summary>
    private static Dictionary<string, string> Central(string label)
        => XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("ItemGroup").Single(group => (string?)group.Attribute("Label") == label)
            .Elements("PackageVersion").ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value, StringComparer.Ordinal);
}
