using System.Diagnostics;
using System.Text;

namespace WaTemplates.Build.Tests;

/// <summary>What a command printed, and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>How many lines contain a text, without the summary that says it all again.</summary>
    public int Count(string text)
        => Output.Split('\n').TakeWhile(line => !line.StartsWith("Build FAILED", StringComparison.Ordinal) && !line.StartsWith("Build succeeded", StringComparison.Ordinal))
            .Count(line => line.Contains(text, StringComparison.Ordinal));
}

/// <summary>Runs the SDK as a user does, but leaves no process behind.</summary>
internal static class DotNet
{
    public static Task<CommandResult> Run(string folder, string? packages, params string[] arguments) => Run("dotnet", folder, packages, arguments);

    /// <summary>Runs an installed tool.</summary>
    public static Task<CommandResult> RunCommand(string command, string folder, params string[] arguments) => Run(command, folder, null, arguments);

    private static async Task<CommandResult> Run(string command, string folder, string? packages, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment.Remove("CI");
        if (packages is not null)
            start.Environment["NUGET_PACKAGES"] = packages;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, await output + await error);
    }
}
