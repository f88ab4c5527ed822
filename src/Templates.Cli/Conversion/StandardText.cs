using System.Text;

namespace WaTemplates.Cli.Conversion;

/// <summary>Standard input and output as one text: UTF-8, a byte order mark and every line ending kept.</summary>
internal static class StandardText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Read()
    {
        if (!Console.IsInputRedirected)
            Terminal.Error.WriteLine($"Reading the text from the keyboard; {(OperatingSystem.IsWindows() ? "Ctrl+Z and Enter" : "Ctrl+D")} ends it.");
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        try
        {
            return Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (DecoderFallbackException exception)
        {
            throw new CannotRunException($"standard input is not UTF-8: the byte at offset {exception.Index} cannot be read. Save the text as UTF-8.");
        }
    }

    public static void Write(string text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Strict.GetBytes(text));
    }
}
