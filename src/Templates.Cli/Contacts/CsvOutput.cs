using CsvHelper;

namespace WaTemplates.Cli.Contacts;

/// <summary>
/// A CSV file or standard output, for spreadsheets: cells that one would run as formula get an apostrophe in front, which
/// lists may have in front of numbers, too. A file appears whole or not at all.
/// </summary>
internal sealed class CsvOutput : IDisposable
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, NewLine = "\n" };
    private readonly string? path;
    private readonly string? temporary;
    private readonly CsvWriter writer;

    private CsvOutput(string? path, string? temporary, Stream stream, IReadOnlyList<string> columns)
    {
        this.path = path;
        this.temporary = temporary;
        writer = CsvWriter.Create(stream, Options);
        writer.WriteHeader([.. columns]);
    }

    /// <summary>Begins one.</summary>
    /// <param name="path">The file, replaced when it is complete; null for standard output.</param>
    /// <param name="columns">The first line.</param>
    /// <exception cref="CannotRunException">It cannot be written.</exception>
    public static CsvOutput Create(string? path, params IReadOnlyList<string> columns)
    {
        if (path is null)
        {
            Terminal.Out.Flush();
            return new CsvOutput(null, null, Console.OpenStandardOutput(), columns);
        }

        var temporary = $"{path}.tmp{Guid.NewGuid().ToString("N")[..8]}";
        try
        {
            return new CsvOutput(path, temporary, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None), columns);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, exception);
        }
    }

    /// <summary>Adds a row; null makes an empty cell.</summary>
    public void Add(params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
            writer.WriteField(cell);
        writer.EndRecord();
    }

    /// <summary>The output is whole: it takes its place.</summary>
    /// <exception cref="CannotRunException">It cannot be written.</exception>
    public void Complete()
    {
        try
        {
            writer.Dispose();
            if (path is not null)
                File.Move(temporary!, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path ?? "standard output", exception);
        }
    }

    /// <summary>Takes away what was not completed.</summary>
    public void Dispose()
    {
        writer.Dispose();
        if (temporary is not null)
            File.Delete(temporary);
    }

    private static CannotRunException Unwritable(string path, Exception exception) => new($"'{path}' cannot be written: {exception.Message}");
}
