using System.Text;

namespace WaTemplates.Cli.Contacts;

/// <summary>A list that was looked through once, so that whatever makes it unusable is told before anything is recorded.</summary>
/// <param name="Path">The file.</param>
/// <param name="Encoding">How it is written.</param>
/// <param name="Columns">Names of its columns.</param>
/// <param name="Rows">How many usable rows it has.</param>
internal sealed record CsvCheck(string Path, Encoding Encoding, IReadOnlyList<string> Columns, long Rows)
{
    /// <summary>Looks a file through.</summary>
    /// <exception cref="CannotRunException">It cannot be read, is no CSV file in a known encoding, or has no row.</exception>
    public static async Task<CsvCheck> RunAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var encoding = EncodingOf(path);
            using var table = CsvTable.Open(path, encoding, _ => { });
            if (table.Columns.All(column => column.Length == 0))
                throw new CannotRunException($"'{path}' has no names in its first line. The first line names the columns, such as Phone,FirstName,Language.");
            if (table.Columns.Any(LooksLikeNumber))
                throw new CannotRunException($"'{path}' has a person in its first line. Put a line before it that names the columns, such as Phone,FirstName,Language.");
            long rows = 0;
            while (await table.ReadAsync(cancellationToken).ConfigureAwait(false))
                rows++;
            return rows > 0 ? new CsvCheck(path, encoding, table.Columns, rows) : throw new CannotRunException($"'{path}' has no row below its first line. Put a person into each further line.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"'{path}' cannot be read: {exception.Message}");
        }
    }

    /// <summary>Reads it again, from the first row on.</summary>
    /// <param name="refuse">Told of rows that are passed over.</param>
    public CsvTable Open(Action<BadRow> refuse) => CsvTable.Open(Path, Encoding, refuse);

    private static Encoding EncodingOf(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        return CsvEncoding.Check(stream, path);
    }

    private static bool LooksLikeNumber(string column) => column.Length > 7 && column.All(c => char.IsDigit(c) || c is '+' or ' ' or '-' or '/' or '(' or ')' or '\'');
}
