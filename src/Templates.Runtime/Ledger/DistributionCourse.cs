namespace WaTemplates.Runtime.Ledger;

/// <summary>How freely a running list sending may send.</summary>
public enum DistributionPhase
{
    /// <summary>As its settings say.</summary>
    Full = 0,

    /// <summary>A few messages, whose reports are waited for.</summary>
    Canary = 1,

    /// <summary>After a good canary: at a rate that doubles every minute.</summary>
    Rising = 2,
}

/// <summary>What the controller decided last about a list sending. Changed one step at a time, so that of several controllers one acts.</summary>
public sealed record DistributionCourse
{
    /// <summary>Before anything was decided.</summary>
    public static DistributionCourse Start { get; } = new();

    /// <summary>Counts the changes.</summary>
    public int Step { get; init; }

    /// <summary>How freely it may send now.</summary>
    public DistributionPhase Phase { get; init; }

    /// <summary>How many messages may still leave; each claim takes from it, and what comes back gives back. Null without a limit.</summary>
    public long? Left { get; init; }

    /// <summary>Messages per second at most, beside the settings' rate.</summary>
    public double? Rate { get; init; }

    /// <summary>When this phase began.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The counts to compare with: what is older belongs to an earlier phase.</summary>
    public CourseCounts Baseline { get; init; }
}

/// <summary>Figures of a list sending that the controller judges by.</summary>
/// <param name="Accepted">Taken or refused by the provider.</param>
/// <param name="Reported">Of these, at least sent, failed or refused.</param>
/// <param name="Failed">With a code that concerns the one message.</param>
/// <param name="Critical">With a code of the template, the sender or the account.</param>
public readonly record struct CourseCounts(long Accepted, long Reported, long Failed, long Critical);
