using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace WaTemplates.Testing;

/// <summary>
/// A PostgreSQL server of our own: its data in a temporary folder, on a port of loopback, durable as in production. It ends
/// with this process, however that ends.
/// </summary>
internal sealed class PostgreSqlProcess : IAsyncDisposable
{
    // Ends the server once its own input does, and also where a signal ends the whole group of processes.
    private const string Script =
        """
        trap : INT TERM HUP
        "$1/pg_ctl" -D "$2/data" -l "$2/log" -o "$3" -w -t 60 start >"$2/start" 2>&1 && echo ready
        read -r end
        "$1/pg_ctl" -D "$2/data" -m immediate -w stop >/dev/null 2>&1
        """;

    private static readonly string? Programs = FindPrograms();
    private readonly string folder;
    private readonly Process keeper;
    private readonly string password;
    private readonly string options;

    private PostgreSqlProcess(string folder, int port, string password)
    {
        (this.folder, this.password, Port) = (folder, password, port);
        options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=250 -c fsync=on -c synchronous_commit=on";
        keeper = Run(["sh", "-c", Script, "sh", Programs!, folder, options]);
    }

    public int Port { get; }

    /// <summary>Why there is none here, or null.</summary>
    public static string? Unavailable
        => OperatingSystem.IsWindows() ? "PostgreSQL's tests start a server of their own, which is written for Unix only."
            : Programs is null ? "PostgreSQL is not installed: 'apt-get install postgresql'."
            : IsRoot && !HasUser ? "PostgreSQL refuses to run as root, and there is no user 'postgres' to run it as."
            : null;

    private static bool IsRoot => Environment.UserName == "root";

    private static bool HasUser => File.Exists("/usr/sbin/runuser") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal));

    public static async Task<PostgreSqlProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("watemplates-postgresql-").FullName;
        var password = RandomNumberGenerator.GetHexString(24);
        await File.WriteAllTextAsync(Path.Combine(folder, "password"), password);
        if (IsRoot)
        {
            await EndAsync(Process.Start("chown", ["-R", "postgres", folder]));
        }

        await EndAsync(Run([Path.Combine(Programs!, "initdb"), "-D", Path.Combine(folder, "data"), "-U", "postgres", "-A", "scram-sha-256", "--pwfile", Path.Combine(folder, "password"), "-E", "UTF8", "--locale", "C.UTF-8"]));
        var server = new PostgreSqlProcess(folder, FreePort(), password);
        return await server.keeper.StandardOutput.ReadLineAsync() == "ready" ? server
            : throw new InvalidOperationException("PostgreSQL did not start: " + await File.ReadAllTextAsync(Path.Combine(folder, "start")));
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Password={password};Database={database}";

    /// <summary>Stops the server without a word to its clients, as a power cut would, and starts it again.</summary>
    public Task RestartAsync() => ControlAsync("restart");

    /// <summary>Stops it in the same way.</summary>
    public Task StopAsync() => ControlAsync("stop");

    public Task StartAgainAsync() => ControlAsync("start");

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Task ControlAsync(string what)
        => EndAsync(Run([Path.Combine(Programs!, "pg_ctl"), "-D", Path.Combine(folder, "data"), "-l", Path.Combine(folder, "log"), "-o", options, .. what == "start" ? Array.Empty<string>() : ["-m", "immediate"], "-w", "-t", "60", what], keepsOutput: false));

    private static string? FindPrograms()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Directory.Exists("/usr/lib/postgresql"))
        {
            folders = folders.Concat(Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")));
        }

        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    // As another user where we are root, whom PostgreSQL refuses. What is left running must not hold our own output open.
    private static Process Run(string[] command, bool keepsOutput = true)
    {
        if (IsRoot)
        {
            command = ["runuser", "-u", "postgres", "--", .. command];
        }

        if (!keepsOutput)
        {
            command = ["sh", "-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. command];
        }

        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
    }

    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}.");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
