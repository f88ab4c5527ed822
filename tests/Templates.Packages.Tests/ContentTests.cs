using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Packages.Tests;

/// <summary>What is in each package: no more and no less.</summary>
public class ContentTests(PackedProducts products)
{
    public static TheoryData<string> Ids => [.. PackedProducts.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_HasExactlyItsFiles(string id)
    {
        using var package = products.Open(id);
        ApprovedList.Verify(id + ".txt", package.Files);
    }

    [Fact]
    public void EveryList_IsThatOfAPackage()
        => Assert.Equal(PackedProducts.Ids, Directory.GetFiles(Repository.PathOf("tests/Templates.Packages.Tests/Contents")).Select(Path.GetFileNameWithoutExtension).Where(name => name != "Dependencies").Order(StringComparer.Ordinal));

    [Fact]
    public void Packages_DependOnNothingElse()
        => ApprovedList.Verify("Dependencies.txt", PackedProducts.Ids.SelectMany(id =>
        {
            using var package = products.Open(id);
            return package.Dependencies.DefaultIfEmpty("nothing").Select(dependency => $"{id}: {dependency}");
        }));

    /// <summary>Symbols of all assemblies that are ours, each beside one that has them.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Symbols_MatchTheirAssemblies(string id)
    {
        using var package = products.Open(id);
        var assemblies = package.Files.Where(IsOurs).ToArray();
        if (assemblies.Length == 0)
            return;
        using var symbols = products.OpenSymbols(id);
        var known = symbols.Files.Where(file => file.EndsWith(".pdb", StringComparison.Ordinal)).ToDictionary(file => SymbolsId(symbols.Read(file)), file => Path.ChangeExtension(file, ".dll"));
        var without = assemblies.Where(assembly => !known.ContainsKey(DebugId(package.Read(assembly))));
        Assert.Empty(without);
        Assert.Subset(assemblies.ToHashSet(StringComparer.Ordinal), known.Values.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Who packs a commit again gets the same bytes, given its time.</summary>
    [Fact]
    public async Task PackingAgain_GivesTheSameBytes()
    {
        var again = await products.Run("", "pack", PackedProducts.Projects["WaTemplates.Simulator"], "--no-build", "-c", BuildFacts.Configuration, "-o", products["again"],
            $"-p:Version={products.Version}", $"-p:DeterministicTimestamp={PackedProducts.Timestamp}", "-v:q", "-nologo");
        Assert.True(again.Succeeded, again.Output);
        foreach (var extension in new[] { "nupkg", "snupkg" })
        {
            var file = $"WaTemplates.Simulator.{products.Version}.{extension}";
            Assert.Equal(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(products["feed/" + file]))), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(products["again/" + file]))));
        }
    }

    /// <summary>A release names no path of the machine that made it.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Assemblies_NameNoPath_WhereTheyAreMadeForRelease(string id)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true" || BuildFacts.Configuration == "Release", "Only builds of CI and for release are free of paths.");
        using var package = products.Open(id);
        var root = Repository.Root.TrimEnd('/', '\\');
        var naming = package.Files.Where(file => IsOurs(file) && Encoding.Latin1.GetString(package.Read(file)).Contains(root, StringComparison.Ordinal));
        Assert.Empty(naming);
    }

    private static bool IsOurs(string file)
        => file.EndsWith(".dll", StringComparison.Ordinal) && Path.GetFileName(file) is var name && name != "WaTemplates.YamlDotNet.dll"
            && (name.StartsWith("WaTemplates.", StringComparison.Ordinal) || name == "watemplates.dll");

    private static Guid SymbolsId(byte[] symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        return new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid;
    }

    private static Guid DebugId(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        return reader.ReadCodeViewDebugDirectoryData(reader.ReadDebugDirectory().First(entry => entry.Type == DebugDirectoryEntryType.CodeView)).Guid;
    }
}
