using System.Diagnostics;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>Clients of others: what they show and do is what their users get.</summary>
public class EditorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Neovim_ShowsTheFindingAndAppliesItsFix()
    {
        Assert.SkipUnless(IsInstalled("nvim"), "Neovim is not installed: 'apt-get install neovim'.");
        using var folder = new TemporaryFolder("nvim");
        Directory.CreateDirectory(folder[".git"]);
        folder.Write("a.wa.yaml", TemplateTexts.Good("a").Replace("kind:", "kinn:", StringComparison.Ordinal));
        var (exitCode, output) = await RunAsync("nvim", folder.FullPath, ["--headless", "--clean", "-n", "-u", "NONE", "-c", $"luafile {Repository.PathOf("tests/Templates.Cli.Tests/LanguageServer/neovim-session.lua")}", "a.wa.yaml"]);
        Assert.True(exitCode == 0, output);
        Assert.Equal(TemplateTexts.Good("a"), await File.ReadAllTextAsync(folder["a.wa.yaml"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task VisualStudioCode_ExtensionSpeaksWithTheServer()
    {
        var extension = Repository.PathOf("editors/vscode");
        Assert.SkipUnless(IsInstalled("node"), "Node.js is not installed.");
        Assert.SkipUnless(Directory.Exists(Path.Combine(extension, "node_modules/vscode-languageserver-protocol")), "The extension's packages are not installed: run 'npm ci' in editors/vscode.");
        var (compiled, problems) = await RunAsync("node", extension, ["node_modules/typescript/bin/tsc", "-p", "."]);
        Assert.True(compiled == 0, problems);
        var (exitCode, output) = await RunAsync("node", extension, ["--test", "test/client.test.cjs"]);
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task VisualStudioCode_ExtensionIsPacked()
    {
        var extension = Repository.PathOf("editors/vscode");
        Assert.SkipUnless(IsInstalled("npm"), "npm is not installed.");
        Assert.SkipUnless(Directory.Exists(Path.Combine(extension, "node_modules/@vscode/vsce")), "The extension's packages are not installed: run 'npm ci' in editors/vscode.");
        using var folder = new TemporaryFolder("vsix");
        var (exitCode, output) = await RunAsync("npm", extension, ["run", "package", "--", "-o", folder["watemplates.vsix"]]);
        Assert.True(exitCode == 0, output);
        using var package = System.IO.Compression.ZipFile.OpenRead(folder["watemplates.vsix"]);
        var entries = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string> { "extension/out/extension.js", "extension/out/preview.js", "extension/schemas/template.schema.json", "extension/node_modules/vscode-languageclient/package.json" }, entries);
        Assert.DoesNotContain(entries, entry => entry.StartsWith("extension/src/", StringComparison.Ordinal) || entry.StartsWith("extension/test/", StringComparison.Ordinal));
    }

    private static bool IsInstalled(string command)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, command)) || File.Exists(Path.Combine(folder, command + ".cmd")));

    private static async Task<(int ExitCode, string Output)> RunAsync(string command, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // One executable, or the assembly that 'dotnet' runs: what the clients start.
        start.Environment["WATEMPLATES_COMMAND"] = CommandLine.Command[^1];
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
