using System.Diagnostics;
using System.Text;

namespace WaTemplates.Cli.Tests;

/// <summary>What a run of the command gave.</summary>
internal sealed record CommandResult(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public string[] Lines => Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs the built command as a process of its own, in a folder of its own.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static CommandResult Run(TemporaryFolder folder, params string[] arguments) => Run(folder, [], [], arguments);

    public static CommandResult Run(TemporaryFolder folder, byte[] input, (string Name, string Value)[] environment, params string[] arguments)
        => Run(StartInfo(folder, environment, arguments), input);

    public static CommandResult Run(ProcessStartInfo start, byte[] input)
    {
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        if (!Task.WaitAll([error, copying], Patience) || !process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not end.");
        }

        return new CommandResult(process.ExitCode, output.ToArray(), error.Result);
    }

    /// <summary>The command under test: the one built here, or the executable that WATEMPLATES_COMMAND names.</summary>
    public static string[] Command { get; } = Environment.GetEnvironmentVariable("WATEMPLATES_COMMAND") is { Length: > 0 } executable
        ? [executable]
        : ["dotnet", Path.Combine(AppContext.BaseDirectory, "watemplates.dll")];

    /// <summary>The command on a terminal of its own, which <c>script</c> of util-linux gives it; what is written to it is typed.</summary>
    public static ProcessStartInfo OnTerminal(TemporaryFolder folder, (string Name, string Value)[] environment, string arguments)
    {
        const string script = "/usr/bin/script";
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(script), "needs util-linux");
        var start = StartInfo(folder, [("TERM", "xterm-256color"), .. environment], []);
        start.FileName = script;
        start.ArgumentList.Clear();
        // exec: a shell between would answer Ctrl+C as well, and its exit code would be told.
        foreach (var argument in (string[])["-qec", $"exec '{string.Join("' '", Command)}' {arguments}", "/dev/null"])
            start.ArgumentList.Add(argument);
        return start;
    }

    public static ProcessStartInfo StartInfo(TemporaryFolder folder, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo(Command[0], [.. Command[1..], .. arguments])
        {
            WorkingDirectory = folder.FullPath,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }
}
