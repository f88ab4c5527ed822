using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace WaTemplates.Runtime.Benchmarks;

/// <summary>A process of a measurement. It says <c>ready</c> or its figures in a line, and ends when its input does.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;

    private Child(string program, IEnumerable<string> arguments, string? folder)
        => process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder ?? "" })!;

    // Started as `dotnet FILE.dll`, this process is dotnet.
    public static Child Self(params string[] arguments)
        => new(Environment.ProcessPath!, Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0], .. arguments] : arguments, folder: null);

    public static Child Node(string folder, params string[] arguments) => new("node", arguments, folder);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task<Child> ReadyAsync()
    {
        if (await process.StandardOutput.ReadLineAsync() is not "ready")
            throw new InvalidOperationException("A process did not start.");
        return this;
    }

    /// <summary>The numbers of the next line; none of an empty one.</summary>
    public async Task<double[]> FiguresAsync()
        => [.. (await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("A process ended without figures.")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(15)))
            process.Kill();
        process.Dispose();
    }
}
