using System.Globalization;
using System.Runtime.CompilerServices;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Cli.Contacts;

/// <summary>The people of a list, one after the other.</summary>
/// <param name="list">The list, looked through.</param>
/// <param name="columns">Where it has what.</param>
/// <param name="country">Whose national numbers are accepted, or null.</param>
internal sealed class ContactList(CsvCheck list, ContactColumns columns, NationalNumbers? country)
{
    // Qualtrics' codes that are no language tags.
    private static readonly Dictionary<string, string> QualtricsLanguages = new(StringComparer.OrdinalIgnoreCase) { ["ZH-S"] = "zh_CN", ["ZH-T"] = "zh_TW" };

    /// <summary>Share of the file that is read, 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>Reads the list from its first row on.</summary>
    /// <param name="refuse">Told of rows that are no contact.</param>
    public async IAsyncEnumerable<Contact> ReadAsync(Action<RefusedRow> refuse, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var table = list.Open(row => refuse(new RefusedRow(row.Line, RefusedRow.BadRow, row.Detail)));
        while (await table.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Progress = table.Length == 0 ? 1 : (double)table.Position / table.Length;
            if (Contact(table, out var refused) is { } contact)
                yield return contact;
            else
                refuse(refused);
        }

        Progress = 1;
    }

    private Contact? Contact(CsvTable table, out RefusedRow refused)
    {
        refused = default;
        var phone = table[columns.Phone];
        if (country is not null && country.Complete(phone, out var problem) is var complete)
        {
            if (complete is null)
            {
                refused = new RefusedRow(table.Line, RefusedRow.BadNumber, $"The number cannot be used: {problem}.");
                return null;
            }

            phone = complete;
        }

        if (!TryConsent(Cell(table, columns.ConsentAt), out var consentAt))
        {
            refused = new RefusedRow(table.Line, RefusedRow.BadConsent, "ConsentAt is no time: write 2026-03-31, or 2026-03-31T10:00:00Z.");
            return null;
        }

        var values = new Dictionary<string, string>(columns.Variables.Count, StringComparer.Ordinal);
        foreach (var (variable, column) in columns.Variables)
        {
            if (table[column] is { Length: > 0 } value)
                values.Add(variable, value);
        }

        return new Contact(table.Line, phone, values)
        {
            Language = Cell(table, columns.Language) is { } language ? QualtricsLanguages.GetValueOrDefault(language, language) : null,
            TimeZone = Cell(table, columns.TimeZone),
            ConsentAt = consentAt,
            ConsentSource = Cell(table, columns.ConsentSource),
        };
    }

    private static bool TryConsent(string? text, out DateTimeOffset? at)
    {
        at = null;
        if (text is null)
            return true;
        // Years first: whether 03/04 is in March or April only its writer knows.
        string[] formats = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss zzz"];
        if (!DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            return false;
        at = time;
        return true;
    }

    private static string? Cell(CsvTable table, int? column) => column is { } index && table[index] is { Length: > 0 } text ? text : null;
}
