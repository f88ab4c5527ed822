using System.Globalization;
using WaTemplates.Cli.Contacts;
using WaTemplates.Cli.People;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Cli.Distributing;

/// <summary>Everybody in a list sending as a CSV file.</summary>
internal static class ResultExport
{
    /// <summary>Writes the file, or to standard output.</summary>
    /// <returns>How many rows.</returns>
    public static async Task<long> WriteAsync(IDistributions distributions, string key, string? path, CancellationToken cancellationToken)
    {
        long rows = 0;
        using var output = CsvOutput.Create(path, "line", "phone", "language", "state", "delivery", "sid", "error", "updated");
        await foreach (var row in distributions.ExportAsync(key, cancellationToken).ConfigureAwait(false))
        {
            output.Add(
                row.Line.ToString(CultureInfo.InvariantCulture), PersonArgument.Shown(row.Phone), row.Language, StatusText.Name(row.State), StatusText.Name(row.Delivery), row.MessageSid,
                row.ErrorCode?.ToString(CultureInfo.InvariantCulture), OptOutLine.Time(row.UpdatedAt));
            rows++;
        }

        output.Complete();
        return rows;
    }
}
