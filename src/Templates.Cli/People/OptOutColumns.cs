using WaTemplates.Cli.Contacts;

namespace WaTemplates.Cli.People;

/// <summary>Where a list of opt-outs has what; null stands for a column that is not there.</summary>
internal sealed record OptOutColumns
{
    // Qualtrics says it for a directory, for one mailing list, and the other way round.
    private static readonly string[] OutNames = ["unsubscribed", "directoryunsubscribed", "mailinglistunsubscribed", "optedout", "optout", "directoryoptout"];
    private static readonly string[] InNames = ["optedin", "directoryoptedin", "mailinglistoptedin"];

    public required int? Phone { get; init; }

    /// <summary>The key of a person, of an export.</summary>
    public int? Person { get; init; }

    /// <summary>Mark of the ledger whose key it is.</summary>
    public int? Ledger { get; init; }

    public int? Scope { get; init; }

    public int? Source { get; init; }

    public int? Since { get; init; }

    public int? Evidence { get; init; }

    /// <summary>Columns that say whether somebody is out, and whether <c>true</c> means so; one is enough.</summary>
    public IReadOnlyList<(int Column, bool MeansOut)> Marks { get; init; } = [];

    /// <summary>Finds the columns.</summary>
    /// <exception cref="CannotRunException">Neither number nor key is there.</exception>
    public static OptOutColumns Match(string file, IReadOnlyList<string> columns, string? phoneColumn)
    {
        var folded = columns.Select(ColumnName.Fold).ToList();
        int? Find(string name) => folded.IndexOf(name) is >= 0 and var index ? index : null;
        var person = Find("person");
        return new OptOutColumns
        {
            Phone = person is not null && Find("phone") is { } own && phoneColumn is null ? own : PhoneOf(file, columns, phoneColumn, isNeeded: person is null),
            Person = person,
            Ledger = Find("ledger"),
            Scope = Find("scope"),
            Source = Find("source"),
            Since = Find("since"),
            Evidence = Find("evidence"),
            Marks = [.. folded.Index().Where(column => OutNames.Contains(column.Item) || InNames.Contains(column.Item)).Select(column => (column.Index, OutNames.Contains(column.Item)))],
        };
    }

    private static int? PhoneOf(string file, IReadOnlyList<string> columns, string? phoneColumn, bool isNeeded)
        => isNeeded || phoneColumn is not null ? ColumnMatching.Match(file, columns, [], [], new ContactSettings { PhoneColumn = phoneColumn }).Phone : null;
}
