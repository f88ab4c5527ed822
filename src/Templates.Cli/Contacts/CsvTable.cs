using System.Text;
using CsvHelper;

namespace WaTemplates.Cli.Contacts;

/// <summary>Why a row cannot be used.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Detail">What is wrong and what to do, without the row's content.</param>
internal readonly record struct BadRow(long Line, string Detail);

/// <summary>A CSV file read row by row, in memory that does not grow with it. Separator, quotes and encoding are found out.</summary>
internal sealed class CsvTable : IDisposable
{
    // A person's row has some hundred bytes; more is a quote that was never closed.
    private const int LongestRow = 256 * 1024;
    private readonly FileStream file;
    private readonly CsvReader reader;
    private readonly Action<BadRow> refuse;

    private CsvTable(string path, Encoding encoding, Action<BadRow> refuse)
    {
        this.refuse = refuse;
        Path = path;
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        Length = file.Length;
        reader = CsvReader.Create(file, new CsvReaderOptions
        {
            Encoding = encoding,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            IncludeValuesInExceptions = false,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = Malformed,
        });
    }

    public string Path { get; }

    /// <summary>Names of the columns, as the first line has them.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>Where the present row begins, from 1.</summary>
    public long Line => reader.LineNumber;

    /// <summary>How much of the file is read, in bytes.</summary>
    public long Position => file.Position;

    /// <summary>Of the file when it was opened: asking for each row costs more than reading it.</summary>
    public long Length { get; }

    /// <summary>Opens a file that <see cref="CsvCheck"/> has found sound.</summary>
    /// <param name="encoding">As checked.</param>
    /// <param name="refuse">Told of rows that are passed over.</param>
    public static CsvTable Open(string path, Encoding encoding, Action<BadRow> refuse)
    {
        var table = new CsvTable(path, encoding, refuse);
        table.Columns = [.. table.reader.Headers.Select(header => header.Trim())];
        return table;
    }

    /// <summary>The cell of the present row, without spaces around; empty where the row ends before it.</summary>
    public string this[int column] => column < reader.FieldCount ? reader.GetString(column).Trim() : "";

    /// <summary>Goes to the next row that can be used.</summary>
    /// <exception cref="CannotRunException">A row is longer than any person's.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!HasMoreCells())
                    return true;
                refuse(new BadRow(Line, $"it has {reader.FieldCount} cells, and the first line names {Columns.Count} columns: a value with the separator in it needs quotes"));
            }

            return false;
        }
        catch (CsvFormatException exception)
        {
            throw Unclosed(exception.LineNumber > 0 ? exception.LineNumber : Line + 1);
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        file.Dispose();
    }

    // Spreadsheets write separators behind the last cell of a row.
    private bool HasMoreCells()
    {
        for (var column = Columns.Count; column < reader.FieldCount; column++)
        {
            if (!reader.IsEmpty(column))
                return true;
        }

        return false;
    }

    private void Malformed(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            throw Unclosed(record.LineNumber);
        var breaks = record.RawRecord.AsSpan().Count('\n');
        refuse(new BadRow(record.LineNumber, (breaks == 0 ? "it has a quote" : $"up to line {record.LineNumber + breaks} it is one row with a quote")
            + " in the middle of a cell: put the cell into quotes and write each quote in it twice"));
    }

    private CannotRunException Unclosed(long line)
        => new($"'{Path}' line {line}: a quote opens a cell and nothing closes it, so that the rest of the file is one cell. Close it, or write a quote that is part of the cell twice, in quotes.");
}
