using System.Diagnostics;
using System.Text;

namespace WaTemplates.Packages.Tests.Starting;

/// <summary>A shell that somebody pastes lines into, one after the other, with the packages of this build in place of published ones.</summary>
internal sealed class PastedCommands(PackedProducts products, string folder)
{
    private readonly string tools = products[folder + "-tools"];
    private string current = folder;

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs lines; the folder they change to stays for the next ones.</summary>
    public async Task<CommandResult> PasteAsync(params string[] lines)
    {
        Directory.CreateDirectory(products[current]);
        var script = $"set -e\n{string.Join('\n', lines.Select(WithThisBuild))}\necho \"folder: $PWD\"";
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = products[current], UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["PATH"] = $"{tools}:{start.Environment["PATH"]}";
        start.Environment["NUGET_PACKAGES"] = products.Packages;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment.Remove("CI");
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (output.Split('\n').FirstOrDefault(line => line.StartsWith("folder: ", StringComparison.Ordinal)) is { } changed)
            current = Path.GetRelativePath(products["."], changed["folder: ".Length..]);
        return new CommandResult(process.ExitCode, output + await error);
    }

    public string Write(string name, string content) => products.Write($"{current}/{name}", content);

    // Published packages are found without a version, and tools go into the home folder.
    private string WithThisBuild(string line)
    {
        if (line.StartsWith("dotnet add package WaTemplates", StringComparison.Ordinal))
            return $"{line} --version {products.Version}";
        return line.StartsWith("dotnet tool install --global ", StringComparison.Ordinal)
            ? $"{line.Replace("--global", $"--tool-path '{tools}'", StringComparison.Ordinal)} --version {products.Version}"
            : line;
    }
}
