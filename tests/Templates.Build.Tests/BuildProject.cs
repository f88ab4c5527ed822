using WaTemplates.Testing;

namespace WaTemplates.Build.Tests;

/// <summary>A throw-away project that uses the package, in a folder with a blank and an umlaut.</summary>
internal sealed class BuildProject : IDisposable
{
    private readonly PackedToolkit toolkit;
    private readonly TemporaryFolder folder = new("Prüf Ordner");

    public BuildProject(PackedToolkit toolkit, string properties = "", string items = "")
    {
        this.toolkit = toolkit;
        folder.Write("nuget.config", toolkit.NuGetConfig);
        folder.Write("App.csproj", ProjectFile(toolkit.Version, properties, items));
        foreach (var file in Directory.GetFiles(toolkit.RestoredFolder))
            folder.Write("obj/" + Path.GetFileName(file), File.ReadAllText(file));
    }

    public string Folder => folder.FullPath;

    public string this[string relative] => folder[relative];

    public static string ProjectFile(string version, string properties = "", string items = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <WarningsAsErrors>$(WarningsAsErrors);AD0001;CS8032;CS8034;CS8785;CS9057</WarningsAsErrors>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="WaTemplates" Version="{version}" PrivateAssets="all" />
            {items}
          </ItemGroup>
        </Project>
        """;

    /// <summary>Writes a file and dates it back, so that no build takes it for one that may still change.</summary>
    public string Write(string relative, string content)
    {
        var path = folder.Write(relative, content);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1) + TimeSpan.FromMilliseconds(Random.Shared.Next(100_000)));
        return path;
    }

    public bool Exists(string relative) => File.Exists(folder[relative]);

    /// <summary>A whole build, compiler included, of a restored project.</summary>
    public Task<CommandResult> Build(params string[] arguments) => Run("build", ["--no-restore", .. arguments]);

    /// <summary>The build's part about templates, at the verbosity that prints everything about them.</summary>
    public Task<CommandResult> Compile(params string[] arguments) => Build(["-t:WaTemplatesCompile", "-v:n", .. arguments]);

    public Task<CommandResult> Run(string command, params string[] arguments)
        => DotNet.Run(Folder, toolkit.Packages, [command, "-nologo", "-tl:off", .. arguments]);

    /// <summary>Time stamps of all files of a folder, by name.</summary>
    public SortedDictionary<string, DateTime> Stamps(string relative)
        => new(Directory.GetFiles(folder[relative], "*", SearchOption.AllDirectories).ToDictionary(path => path, File.GetLastWriteTimeUtc), StringComparer.Ordinal);

    public void Dispose() => folder.Dispose();
}
