using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace WaTemplates.Cli.Tests;

/// <summary>A command that watches, read line by line while it runs.</summary>
internal sealed class WatchedCommand : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly BlockingCollection<string> lines = [];
    private readonly Process process;

    public WatchedCommand(TemporaryFolder folder, params string[] arguments)
        : this(folder, [], arguments)
    {
    }

    public WatchedCommand(TemporaryFolder folder, (string Name, string Value)[] environment, string[] arguments)
    {
        process = Process.Start(InOnePipe(CommandLine.StartInfo(folder, environment, arguments)))!;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything printed up to the line that ends the next round, that line included.</summary>
    public string NextRound() => Until("watching for changes");

    /// <summary>Everything printed up to a line that has the text, that line included.</summary>
    public string Until(string text)
    {
        var round = new List<string>();
        while (round.Count == 0 || !round[^1].Contains(text, StringComparison.Ordinal))
        {
            if (!lines.TryTake(out var line, Patience))
                throw new TimeoutException($"No such line after {Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s; got: {string.Join('|', round)}");
            round.Add(line);
        }

        return string.Join('\n', round);
    }

    public bool IsQuietFor(TimeSpan time) => !lines.TryTake(out _, time);

    /// <summary>Sends what Ctrl+C sends, and that many times, and returns the exit code.</summary>
    public int Interrupt(int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            // Of two that come together the system keeps one.
            Thread.Sleep(time == 0 ? 0 : 500);
            UnixSignal.Send(process, UnixSignal.Interrupt);
        }

        return process.WaitForExit(Patience) ? process.ExitCode : throw new TimeoutException("Ctrl+C did not end it.");
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        // Waits for the end of the output as well: a reader must not meet a closed pipe.
        process.WaitForExit();
        process.Dispose();
        lines.Dispose();
    }

    /// <summary>Output and errors through one pipe where a shell can do that: two pipes would not keep their order.</summary>
    private static ProcessStartInfo InOnePipe(ProcessStartInfo start)
    {
        if (OperatingSystem.IsWindows())
            return start;
        string[] command = ["-c", "exec \"$@\" 2>&1", "sh", start.FileName, .. start.ArgumentList];
        start.FileName = "sh";
        start.ArgumentList.Clear();
        foreach (var argument in command)
            start.ArgumentList.Add(argument);
        return start;
    }

    private void Add(string? line)
    {
        if (line is not null)
            lines.Add(line);
    }
}
