namespace WaTemplates.Cli.Importing;

/// <summary>How far a content came, and when it was last changed.</summary>
internal sealed record ContentStanding(string Status, DateTimeOffset Changed)
{
    /// <summary>Of several versions of a text the one with the greatest is taken.</summary>
    public (int Rank, DateTimeOffset Changed) Precedence => (Rank, Changed);

    private int Rank => Status.ToLowerInvariant() switch
    {
        "approved" => 3,
        "pending" or "received" or "paused" => 2,
        "rejected" or "disabled" => 0,
        _ => 1,
    };
}
