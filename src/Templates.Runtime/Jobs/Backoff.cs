namespace WaTemplates.Runtime.Jobs;

/// <summary>Waits between attempts: 5 s, doubled each time, at most an hour; some 20 attempts in a day.</summary>
internal static class Backoff
{
    /// <summary>After this many attempts a piece of work is given up.</summary>
    public const int MostAttempts = 24;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>When to try again, or null to give up.</summary>
    public static DateTimeOffset? After(int attempt, DateTimeOffset now)
        => attempt >= MostAttempts ? null : now + TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(attempt - 1, 20)));
}
