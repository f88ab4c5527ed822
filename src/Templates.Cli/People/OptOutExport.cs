using System.Runtime.CompilerServices;
using WaTemplates.Cli.Contacts;
using WaTemplates.Cli.Running;
using WaTemplates.Runtime;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Cli.People;

/// <summary>The opt-outs of a ledger as a CSV file, for another ledger or for Qualtrics.</summary>
internal static class OptOutExport
{
    private const int Page = 1_000;

    /// <summary>Columns of the file that <see cref="OptOutImport"/> reads back.</summary>
    public static readonly string[] Columns = ["phone", "person", "scope", "source", "since", "evidence", "ledger"];

    /// <summary>What Qualtrics takes into a directory: the number and the mark of an opted-out contact.</summary>
    private static readonly string[] QualtricsColumns = ["Phone", "Unsubscribed"];

    /// <summary>All of them, page by page.</summary>
    public static async IAsyncEnumerable<ListedOptOut> ReadAsync(ILedger ledger, OptOutScope? scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ListedOptOut? last = null;
        while (await ledger.ListOptOutsAsync(scope, last, Page, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var entry in page)
                yield return last = entry;
        }
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">Null for standard output.</param>
    /// <returns>How many were written, and how many could not be, since their number is not known any more.</returns>
    public static async Task<(long Written, long Nameless)> WriteAsync(LedgerConnection connection, OptOutScope? scope, string? path, bool isForQualtrics, CancellationToken cancellationToken)
    {
        long written = 0, nameless = 0;
        using var output = CsvOutput.Create(path, isForQualtrics ? QualtricsColumns : Columns);
        await foreach (var entry in ReadAsync(connection.Ledger, scope, cancellationToken).ConfigureAwait(false))
        {
            var phone = PersonArgument.Shown(entry.Address);
            if (isForQualtrics && phone is null)
            {
                nameless++;
                continue;
            }

            if (isForQualtrics)
                output.Add(phone, "true");
            else
                output.Add(phone, entry.OptOut.Recipient.ToString(), OptOutLine.ScopeOf(entry.OptOut), OptOutLine.SourceOf(entry.OptOut.Source), OptOutLine.Time(entry.OptOut.Since), entry.OptOut.Evidence, connection.Mark);
            written++;
            nameless += phone is null ? 1 : 0;
        }

        output.Complete();
        return (written, nameless);
    }
}
