namespace WaTemplates.Cli.Contacts;

/// <summary>Where a list has what a message needs; positions count from 0, null stands for a column that is not there.</summary>
/// <param name="Phone">The number.</param>
/// <param name="Variables">Values, by the variable's name.</param>
internal sealed record ContactColumns(int Phone, IReadOnlyList<(string Variable, int Column)> Variables)
{
    public int? Language { get; init; }

    public int? TimeZone { get; init; }

    public int? ConsentAt { get; init; }

    public int? ConsentSource { get; init; }
}
