using System.Diagnostics;
using System.Text.Json;

namespace WaTemplates.Packages.Tests;

/// <summary>The bills of materials of all packages, written once.</summary>
public sealed class BillsOfMaterials(PackedProducts products) : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("wa bills");

    /// <summary>The files, by the package's id.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Writes those of a folder, as a release does.</summary>
    internal static Task<CommandResult> WriteAsync(string folder) => DotNet.Run(Repository.Root, null, "run", "eng/sbom.cs", "--", folder);

    /// <summary>What the validator of CycloneDX's own schema finds.</summary>
    internal async Task<string> ValidateAsync()
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Repository.PathOf("eng/ci/validate-bom.mjs"), .. Files.Values]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output + await error + (process.ExitCode == 0 ? "" : $"exit code {process.ExitCode}");
    }

    internal JsonElement this[string id]
    {
        get
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Files[id]));
            return document.RootElement.Clone();
        }
    }

    internal IReadOnlyList<JsonElement> Components(string id) => [.. this[id].GetProperty("components").EnumerateArray()];

    internal IReadOnlyList<string> Names(string id) => [.. Components(id).Select(component => component.GetProperty("name").GetString()!)];

    public async ValueTask InitializeAsync()
    {
        foreach (var id in PackedProducts.Ids)
            File.Copy(products[$"feed/{id}.{products.Version}.nupkg"], folder[$"{id}.{products.Version}.nupkg"]);
        var run = await WriteAsync(folder.FullPath);
        Assert.True(run.Succeeded, run.Output);
        Files = Directory.GetFiles(folder.FullPath, "*.cdx.json").ToDictionary(path => Path.GetFileName(path).Replace($".{products.Version}.cdx.json", "", StringComparison.Ordinal), StringComparer.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return default;
    }
}
