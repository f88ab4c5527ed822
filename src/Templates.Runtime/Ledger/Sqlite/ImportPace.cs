namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// How many people of a list go into one transaction. Each changes most pages of the index that finds a person, so that
/// few large ones are cheapest. But all of that is written when it ends, and whoever comes then waits: on a slow disk, or
/// among very many people, they stay small.
/// </summary>
internal sealed class ImportPace
{
    /// <summary>Rows of the smallest transaction, and by how much it grows.</summary>
    public const int Step = 16_384;

    /// <summary>Rows of the largest.</summary>
    public const int Most = 3 * Step;

    /// <summary>A transaction that ends sooner may have a step more: it will still end within about a tenth of a second.</summary>
    public static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(50);

    /// <summary>Rows of the next.</summary>
    public int Rows { get; private set; } = Step;

    /// <param name="rows">That a transaction had.</param>
    /// <param name="ending">How long it took to become durable after the last of them.</param>
    public void Note(int rows, TimeSpan ending)
    {
        if (ending > Quick)
        {
            Rows = Step;
        }
        else if (rows >= Rows)
        {
            Rows = Math.Min(Most, Rows + Step);
        }
    }
}
