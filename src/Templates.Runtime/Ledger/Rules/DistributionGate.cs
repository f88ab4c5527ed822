using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Runtime.Ledger;

/// <summary>What one claim may take of one list sending: its state, times, budget and rates, read once for the claim.</summary>
internal sealed class DistributionGate
{
    private readonly DistributionSettings settings;
    private readonly DateTimeOffset now;
    private readonly bool isRunning;
    private readonly Pace? pace;
    private readonly long arrival;

    /// <param name="state">Of the list sending.</param>
    /// <param name="settings">Its limits and times.</param>
    /// <param name="left">What its course leaves; null without a limit.</param>
    /// <param name="rate">From <see cref="RateOf"/>.</param>
    /// <param name="arrival">Theoretical arrival time of its rate, in ticks.</param>
    /// <param name="now">The time of the claim.</param>
    /// <param name="wanted">How many the claim takes at most.</param>
    public DistributionGate(DistributionState state, DistributionSettings settings, long? left, double? rate, long arrival, DateTimeOffset now, int wanted)
    {
        (this.settings, this.now, this.arrival) = (settings, now, arrival);
        isRunning = state is DistributionState.Running;
        pace = rate is { } perSecond ? PaceOf(perSecond) : null;
        Room = (int)Math.Clamp(left ?? wanted, 0, wanted);
        if (pace is not null)
        {
            var granted = PermitBucket.Take(arrival, now.UtcTicks, wanted, pace.PerSecond, pace.Burst).Granted;
            Wait = granted < Room ? TimeSpan.FromSeconds(1 / pace.PerSecond) : null;
            Room = Math.Min(Room, granted);
        }
    }

    /// <summary>How many may still be taken.</summary>
    public int Room { get; private set; }

    /// <summary>How many were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Until its own rate gives more, where that is what holds it.</summary>
    public TimeSpan? Wait { get; }

    /// <summary>Whether its time is over: what is queued expires.</summary>
    public bool IsOver => isRunning && settings.NotAfter < now;

    /// <summary>The lowest of the rates that are set.</summary>
    public static double? RateOf(DistributionSettings settings, double? spreadRate, double? courseRate)
    {
        double? lowest = settings.Rate;
        foreach (var rate in new[] { spreadRate, courseRate })
        {
            lowest = lowest is null || rate < lowest ? rate ?? lowest : lowest;
        }

        return lowest;
    }

    /// <summary>The rate that spreads messages over a time.</summary>
    public static double? SpreadRate(DistributionSettings settings, long queued)
        => settings.SpreadOver is { } time && time > TimeSpan.Zero ? Math.Max(1, queued) / time.TotalSeconds : null;

    public static Pace PaceOf(double perSecond) => new(perSecond, Math.Max(1, (int)(perSecond / 4)));

    /// <summary>Whether rows for a time zone may be looked at.</summary>
    public bool IsOpenFor(string? timeZone)
        => isRunning && !(settings.NotBefore > now) && (IsOver || !QuietTime.IsAt(settings.QuietHours, timeZone, now));

    /// <summary>Whether a person had another template message so lately that this one is passed over for good.</summary>
    public bool IsTooSoon(DateTimeOffset? lastTemplate) => settings.MinDaysBetween > 0 && lastTemplate > now - TimeSpan.FromDays(settings.MinDaysBetween);

    /// <summary>Whether a person had another template message moments ago, so that this one waits.</summary>
    public bool IsPaired(DateTimeOffset? lastTemplate) => lastTemplate > now - LedgerRules.PairInterval;

    public void Take()
    {
        Room--;
        Taken++;
    }

    /// <summary>Whether the clock was set back behind the rate's time, which is to be written back.</summary>
    public bool IsSetBack => ArrivalAfter() < arrival;

    /// <summary>The arrival time after what was taken.</summary>
    public long ArrivalAfter() => pace is null ? arrival : PermitBucket.Take(arrival, now.UtcTicks, Taken, pace.PerSecond, pace.Burst).Arrival;
}
