using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace WaTemplates.Packages.Tests.Starting;

/// <summary><c>dotnet run</c>, as a person runs it but on free ports.</summary>
internal sealed partial class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly ConcurrentQueue<string> lines = [];
    private readonly TaskCompletionSource<Match> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    /// <param name="folder">The project's.</param>
    /// <param name="packages">Where its packages are.</param>
    public RunningService(string folder, string packages)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--", "--urls", $"http://127.0.0.1:{FreePort()}", "--Simulator:Port", "0"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => started.TrySetException(new InvalidOperationException("It ended before it was ready.\n" + Output));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has printed.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>Where its page and its phone are, once it runs.</summary>
    public async Task<(Uri Page, Uri Phone)> ReadyAsync()
    {
        var line = await started.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return (new Uri(line.Groups["page"].Value), new Uri(line.Groups["phone"].Value));
    }

    /// <summary>Waits until it has printed a text.</summary>
    public async Task PrintsAsync(string text)
    {
        for (var i = 0; i < 600 && !Output.Contains(text, StringComparison.Ordinal); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Contains(text, Output, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        if (StartedLine().Match(line) is { Success: true } match)
            started.TrySetResult(match);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"Send the question at (?<page>\S+), answer it on the phone at (?<phone>\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex StartedLine();
}
