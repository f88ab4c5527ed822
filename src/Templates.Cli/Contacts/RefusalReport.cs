using System.Globalization;

namespace WaTemplates.Cli.Contacts;

/// <summary>The rows of a list that were refused, as a CSV file beside it, and how many for which reason.</summary>
internal sealed class RefusalReport : IDisposable
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
    private readonly CsvOutput output;
    private readonly bool isWanted;

    private RefusalReport(string path, bool isWanted)
    {
        Path = path;
        this.isWanted = isWanted;
        output = CsvOutput.Create(path, "line", "reason", "detail");
    }

    public string Path { get; }

    /// <summary>Rows by reason.</summary>
    public IReadOnlyDictionary<string, long> Counts => counts;

    public long Total => counts.Values.Sum();

    /// <summary>Begins one.</summary>
    /// <param name="contacts">The list.</param>
    /// <param name="path">The report; null for <c>NAME.refused.csv</c> beside the list.</param>
    /// <exception cref="CannotRunException">It cannot be written.</exception>
    public static RefusalReport Create(string contacts, string? path)
    {
        if (path is not null && System.IO.Path.GetFullPath(path) == System.IO.Path.GetFullPath(contacts))
            throw new CannotRunException($"--report {path} is the list itself. Name another file.");
        var own = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(contacts) ?? "", System.IO.Path.GetFileNameWithoutExtension(contacts) + ".refused.csv");
        // A report of an earlier run must not stand for this one.
        return new RefusalReport(path ?? own, path is not null || File.Exists(own));
    }

    /// <summary>Adds a row; from any thread.</summary>
    public void Add(RefusedRow row)
    {
        lock (gate)
        {
            counts[row.Reason] = counts.GetValueOrDefault(row.Reason) + 1;
            output.Add(row.Line.ToString(CultureInfo.InvariantCulture), row.Reason, row.Detail);
        }
    }

    /// <summary>Puts the report in its place; none is made for nothing unless it was asked for or one is there.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Complete()
    {
        if (Total == 0 && !isWanted)
            return false;
        output.Complete();
        return true;
    }

    public void Dispose() => output.Dispose();
}
