using System.Globalization;
using WaTemplates.Cli.Contacts;
using WaTemplates.Cli.Running;
using WaTemplates.Runtime;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Cli.People;

/// <summary>What an import of opt-outs came to.</summary>
/// <param name="Recorded">Opt-outs that were not in force.</param>
/// <param name="Known">Opt-outs that were.</param>
/// <param name="PassedOver">Rows of people who have not opted out.</param>
internal readonly record struct OptOutImportCounts(long Recorded, long Known, long PassedOver);

/// <summary>Takes opt-outs from an export of a ledger, from Qualtrics' contacts, or from any list of numbers.</summary>
/// <param name="connection">The ledger to record them in.</param>
/// <param name="list">The file, looked through.</param>
/// <param name="columns">Where it has what.</param>
/// <param name="country">Whose national numbers are accepted, or null.</param>
/// <param name="scope">What rows that do not say it opt out of.</param>
/// <param name="evidence">What proves them; the line is added.</param>
internal sealed class OptOutImport(LedgerConnection connection, CsvCheck list, OptOutColumns columns, NationalNumbers? country, OptOutScope scope, string evidence)
{
    // Waiting for many at once lets the ledger write them in one go.
    private const int Batch = 500;
    private readonly List<OptOut> waiting = new(Batch);
    private OptOutImportCounts counts;

    /// <summary>Records the list. What was recorded stays when it breaks off; doing it again changes nothing.</summary>
    public async Task<OptOutImportCounts> RunAsync(Action<RefusedRow> refuse, CancellationToken cancellationToken)
    {
        using var table = list.Open(row => refuse(new RefusedRow(row.Line, RefusedRow.BadRow, row.Detail)));
        while (await table.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Read(table, out var refused) is { } optOut)
                waiting.Add(optOut);
            else if (refused is { } row)
                refuse(row);
            else
                counts = counts with { PassedOver = counts.PassedOver + 1 };
            if (waiting.Count == Batch)
                await RecordAsync(cancellationToken).ConfigureAwait(false);
        }

        await RecordAsync(cancellationToken).ConfigureAwait(false);
        return counts;
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        foreach (var isNew in await Task.WhenAll(waiting.Select(optOut => RecordAsync(optOut, cancellationToken))).ConfigureAwait(false))
            counts = isNew ? counts with { Recorded = counts.Recorded + 1 } : counts with { Known = counts.Known + 1 };
        waiting.Clear();
    }

    private async Task<bool> RecordAsync(OptOut optOut, CancellationToken cancellationToken)
    {
        var inForce = await connection.Ledger.GetOptOutsAsync(optOut.Recipient, cancellationToken).ConfigureAwait(false);
        // What the person themselves set, they also lift; what a list says stays.
        await connection.Ledger.OptOutAsync(optOut, cancellationToken).ConfigureAwait(false);
        return !inForce.Any(known => known.Scope == optOut.Scope);
    }

    private OptOut? Read(CsvTable table, out RefusedRow? refused)
    {
        refused = null;
        if (!IsOut(table, out var unreadable))
        {
            refused = unreadable is null ? null : new RefusedRow(table.Line, "bad-mark", $"Column '{unreadable}' says neither true nor false. Write one of them.");
            return null;
        }

        if (Person(table, out var reason, out var problem) is not { } person)
        {
            refused = new RefusedRow(table.Line, reason, problem);
            return null;
        }

        var name = Cell(table, columns.Scope);
        return new OptOut(person, name is null ? scope : name is "all" or "*" ? OptOutScope.All : OptOutScope.List(name), OptOutSource.Import, EvidenceOf(table));
    }

    private RecipientKey? Person(CsvTable table, out string reason, out string problem)
    {
        (reason, problem) = (RefusedRow.BadNumber, "");
        if (Cell(table, columns.Phone) is { } phone)
        {
            // Ids of people who hide their number are exported as they are.
            if (phone is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', '.', ..])
                return connection.People.FromAddress(RecipientHasher.Channel + phone).Key;
            var why = "";
            if ((country is null ? phone : country.Complete(phone, out why)) is { } complete && PhoneNumber.TryParse(complete, out var number, out why))
                return connection.People.FromNumber(number).Key;
            problem = $"The number cannot be used: {why}.";
            return null;
        }

        if (Cell(table, columns.Person) is not { } text || !PersonArgument.TryKey(text, out var key))
        {
            problem = "The row has neither a number nor the key of a person. Add one.";
            return null;
        }

        if (Cell(table, columns.Ledger) == connection.Mark)
            return key;
        (reason, problem) = ("other-ledger", $"The number is not known, and the key is of a ledger with another secret (this one is {connection.Mark}), so nobody can tell whose it is. Bring the ledger itself along, or ask its owner for the number.");
        return null;
    }

    private bool IsOut(CsvTable table, out string? unreadable)
    {
        unreadable = null;
        var isOut = columns.Marks.Count == 0;
        foreach (var (column, meansOut) in columns.Marks)
        {
            switch (table[column].ToLowerInvariant())
            {
                case "":
                    break;
                case "true" or "1" or "yes" or "y" or "t" or "opted out" or "unsubscribed":
                    isOut |= meansOut;
                    break;
                case "false" or "0" or "no" or "n" or "f" or "opted in" or "subscribed":
                    isOut |= !meansOut;
                    break;
                default:
                    unreadable = list.Columns[column];
                    return false;
            }
        }

        return isOut;
    }

    private string EvidenceOf(CsvTable table)
    {
        var origin = new[] { Cell(table, columns.Source), Cell(table, columns.Evidence), Cell(table, columns.Since) is { } since ? $"since {since}" : null }.Where(part => part is not null).ToArray();
        var line = string.Create(CultureInfo.InvariantCulture, $"{evidence}:{table.Line}");
        return origin.Length == 0 ? line : $"{line} ({string.Join(' ', origin)})";
    }

    private static string? Cell(CsvTable table, int? column) => column is { } index && table[index] is { Length: > 0 } text ? text : null;
}
