using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Distributions;

/// <summary>
/// Notices that nothing is heard any more: what swallows the reports would swallow a STOP as well, and who cannot hear must
/// not speak.
/// </summary>
internal sealed class SilenceWatch
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);
    private const int FewLate = 200;

    private readonly Dictionary<string, Heard> heard = new(StringComparer.Ordinal);

    /// <summary>Begins to wait anew.</summary>
    public void Forget(string key) => heard.Remove(key);

    /// <summary>What is wrong, or null.</summary>
    /// <param name="record">A running list sending.</param>
    /// <param name="rate">Messages per second of the sender.</param>
    /// <param name="now">The time.</param>
    /// <param name="countLate">How many messages of the sender were accepted before a time without any report since, counted up to a number.</param>
    public async Task<string?> ProblemAsync(DistributionRecord record, double rate, DateTimeOffset now, Func<DateTimeOffset, int, Task<int>> countLate)
    {
        var reports = record.Deliveries.Values.Sum();
        var silent = record.Counts.GetValueOrDefault(SendState.Accepted) - reports;
        if (!heard.TryGetValue(record.Key, out var last) || last.Reports != reports || silent == 0)
        {
            heard[record.Key] = last = new Heard(reports, now);
            if (silent == 0)
                return null;
        }

        if (now - last.At >= Silence && await countLate(now - Silence, 1).ConfigureAwait(false) > 0)
            return $"callbacks-missing: Twilio has reported on nothing for {Silence.TotalMinutes:0} minutes. Check that it reaches PublicUrl, then resume.";
        var most = Math.Max(FewLate, (int)Math.Min(60 * rate, 100_000));
        return silent > most && await countLate(now - Late, most + 1).ConfigureAwait(false) > most
            ? $"callbacks-missing: more than {most} messages had no report for {Late.TotalMinutes:0} minutes. Check that Twilio reaches PublicUrl, then resume."
            : null;
    }

    private readonly record struct Heard(long Reports, DateTimeOffset At);
}
