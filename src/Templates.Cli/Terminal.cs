using System.Text;
using Spectre.Console;

namespace WaTemplates.Cli;

/// <summary>The process's streams: UTF-8 whatever the locale says, since reports are read by other programs.</summary>
internal static class Terminal
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static TextWriter Out { get; } = Open(Console.OpenStandardOutput(), Console.IsOutputRedirected);

    public static TextWriter Error { get; } = Open(Console.OpenStandardError(), isBuffered: false);

    /// <summary>Whether a person reads standard output and wants colours; see no-color.org.</summary>
    public static bool HasColors
        => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb" && (!OperatingSystem.IsWindows() || AnsiConsole.Profile.Capabilities.Ansi);

    private static StreamWriter Open(Stream stream, bool isBuffered)
    {
        // A Windows console decodes by its code page.
        if (OperatingSystem.IsWindows() && !(Console.IsOutputRedirected && Console.IsErrorRedirected))
            Console.OutputEncoding = Utf8;
        return new StreamWriter(stream, Utf8, bufferSize: 16 * 1024) { AutoFlush = !isBuffered };
    }
}
