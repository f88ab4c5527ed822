namespace WaTemplates.Runtime.Distributions;

/// <summary>Limits and times of a list sending; all can be changed while it runs.</summary>
public sealed record DistributionSettings
{
    /// <summary>Nothing leaves earlier.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>What has not left by then expires: a server that wakes late does not send.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Messages per second, below the sender's rate; null leaves it to that.</summary>
    public double? Rate { get; init; }

    /// <summary>Spreads what is queued at the start over this time, evenly.</summary>
    public TimeSpan? SpreadOver { get; init; }

    /// <summary>When nobody is written to, by the contact's own time zone.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>How many messages go first, before the rest follows on good reports. Default: 50, or a hundredth of a longer list, at most 500.</summary>
    public Canary Canary { get; init; } = Canary.Default;

    /// <summary>Whoever had a template message from this sender less than so many days ago is passed over; 0 for no such limit.</summary>
    public int MinDaysBetween { get; init; }

    /// <summary>Refuses contacts without proof of consent.</summary>
    public bool RequireConsent { get; init; }

    /// <summary>Pauses when more than this share of the last 200 reports are failures of the recipients', 0 to 1.</summary>
    public double FailureShare { get; init; } = 0.2;
}

/// <summary>A time of day to the next in which nobody is written to: 20:00 to 08:00.</summary>
/// <param name="From">Begin, local time.</param>
/// <param name="To">End, local time; before <paramref name="From"/> it is the next day's.</param>
/// <param name="TimeZone">IANA name for contacts without one of their own: <c>Europe/Berlin</c>.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, string TimeZone);

/// <summary>The first messages of a list sending.</summary>
public sealed record Canary
{
    private Canary()
    {
    }

    /// <summary>50, or a hundredth of a longer list, at most 500.</summary>
    public static Canary Default { get; } = new() { Share = 0.01, Count = 50 };

    /// <summary>All at once.</summary>
    public static Canary Off { get; } = new();

    /// <summary>At least so many messages.</summary>
    public int Count { get; private init; }

    /// <summary>Share of the list, 0 to 1.</summary>
    public double Share { get; private init; }

    public static Canary Of(int count) => new() { Count = count };

    public static Canary OfShare(double share) => new() { Share = share };

    internal static Canary Stored(int count, double share) => new() { Count = count, Share = share };

    /// <summary>How many messages that is; <see cref="long.MaxValue"/> without a canary.</summary>
    public long SizeFor(long total)
        => this == Off ? long.MaxValue : Count > 0 && Share > 0 ? Math.Clamp((long)(total * Share), Count, 500) : Count > 0 ? Count : Math.Max(1, (long)(total * Share));
}
