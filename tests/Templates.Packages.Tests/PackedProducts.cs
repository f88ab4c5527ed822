using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(WaTemplates.Packages.Tests.PackedProducts))]

namespace WaTemplates.Packages.Tests;

/// <summary>
/// All packages of this build, packed once for all tests, under a version of this run alone, and a folder to use them in.
/// Packages of others come from what this repository has restored, so that nothing is downloaded.
/// </summary>
public sealed class PackedProducts : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("wa packages");

    /// <summary>Packable projects by the package's id, read from the tree: none can be forgotten.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}content{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(path => (Path: path, Properties: XDocument.Load(path).Descendants("PropertyGroup").Elements().ToLookup(property => property.Name.LocalName, property => property.Value)))
        .Where(project => project.Properties["IsPackable"].Contains("true", StringComparer.Ordinal))
        .ToDictionary(project => project.Properties["PackageId"].SingleOrDefault() ?? "Wa" + Path.GetFileNameWithoutExtension(project.Path), project => project.Path, StringComparer.Ordinal);

    /// <summary>Their ids, and that of the tool's part that runs anywhere.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Projects.Keys.Append("WaTemplates.Cli.any").Order(StringComparer.Ordinal)];

    /// <summary>The time that the files in the packages bear, in seconds since 1970.</summary>
    internal const string Timestamp = "1750000000";

    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    /// <summary>The package folder of this run.</summary>
    internal string Packages => folder["packages"];

    /// <summary>A path in the folder whose projects find the packages.</summary>
    internal string this[string relative] => folder[relative];

    internal PackageFile Open(string id) => new(id, Version, folder[$"feed/{id}.{Version}.nupkg"]);

    internal PackageFile OpenSymbols(string id) => new(id, Version, folder[$"feed/{id}.{Version}.snupkg"]);

    internal string Write(string relative, string content) => folder.Write(relative, content);

    internal Task<CommandResult> Run(string relative, params string[] arguments) => DotNet.Run(folder[relative], Packages, arguments);

    public async ValueTask InitializeAsync()
    {
        folder.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{folder["feed"]}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="machine" value="{BuildFacts.PackageRoot}" /></fallbackPackageFolders>
            </configuration>
            """);
        // Only those versions are there that this repository has restored, which need not be the lowest that would do.
        folder.Write("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);NU1603</NoWarn></PropertyGroup></Project>");
        // The tool for any platform is compiled anew; those compiled ahead need packages that not every machine has.
        folder.Write("pack.proj", $"""
            <Project>
              <ItemGroup>
                <Product Include="{string.Join(';', Projects.Values)}" AdditionalProperties="NoBuild=true" />
                <Product Update="{Projects["WaTemplates.Cli"]}" AdditionalProperties="ToolPackageRuntimeIdentifiers=any;BuildProjectReferences=false;RunAnalyzers=false;ContinuousIntegrationBuild=true" />
              </ItemGroup>
              <Target Name="Pack">
                <MSBuild Projects="@(Product)" Targets="Pack" BuildInParallel="true"
                         Properties="Configuration={BuildFacts.Configuration};_IsPacking=true;Version={Version};PackageOutputPath={folder["feed"]};DeterministicTimestamp={Timestamp}" />
              </Target>
            </Project>
            """);
        var pack = await DotNet.Run(folder.FullPath, null, "msbuild", "pack.proj", "-t:Pack", "-m", "-v:q", "-nologo");
        Assert.True(pack.Succeeded, pack.Output);
        Assert.DoesNotContain("warning", pack.Output, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return default;
    }
}
