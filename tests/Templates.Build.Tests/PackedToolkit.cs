using System.Reflection;
using WaTemplates.Testing;

[assembly: AssemblyFixture(typeof(WaTemplates.Build.Tests.PackedToolkit))]

namespace WaTemplates.Build.Tests;

/// <summary>
/// The package as users get it, packed once for all tests, and a project restored with it. Feed, package folder and version
/// are of this run alone, so that no stale package is tested.
/// </summary>
public sealed class PackedToolkit : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("wa feed");

    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    public string PackageFile => folder[$"feed/WaTemplates.{Version}.nupkg"];

    internal string Packages => folder["packages"];

    /// <summary>The <c>obj</c> folder that a restored project of one framework has; restoring each anew would double the time.</summary>
    internal string RestoredFolder => folder["App/obj"];

    internal string NuGetConfig => $"""<configuration><packageSources><clear /><add key="feed" value="{folder["feed"]}" /></packageSources></configuration>""";

    public async ValueTask InitializeAsync()
    {
        var configuration = typeof(PackedToolkit).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;
        var pack = await DotNet.Run(Repository.Root, null, "pack", "src/Templates.Build", "--no-build", "-c", configuration, "-o", folder["feed"], $"-p:PackageVersion={Version}", "-v:q", "-nologo");
        Assert.True(pack.Succeeded, pack.Output);
        Assert.DoesNotContain("warning", pack.Output, StringComparison.Ordinal);
        folder.Write("App/nuget.config", NuGetConfig);
        folder.Write("App/App.csproj", BuildProject.ProjectFile(Version));
        var restore = await DotNet.Run(folder["App"], Packages, "restore", "-v:q");
        Assert.True(restore.Succeeded, restore.Output);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return default;
    }
}
