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

    /// <summary>Whether a person reads and writes here.</summary>
    public static bool HasPerson => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>What a person answers; null where they end the input.</summary>
    /// <param name="question">Written before the answer, on the same line.</param>
    /// <param name="cancellationToken">Ends the wait: reading a line knows of no signal.</param>
    public static async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        Error.Write(question);
        try
        {
            return await Task.Run(Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Error.WriteLine();
            throw;
        }
    }

    private static StreamWriter Open(Stream stream, bool isBuffered)
    {
        // A Windows console decodes by its code page.
        if (OperatingSystem.IsWindows() && !(Console.IsOutputRedirected && Console.IsErrorRedirected))
            Console.OutputEncoding = Utf8;
        return new StreamWriter(stream, Utf8, bufferSize: 16 * 1024) { AutoFlush = !isBuffered };
    }
}
