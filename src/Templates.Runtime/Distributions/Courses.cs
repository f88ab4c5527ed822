using WaTemplates.Runtime.Failures;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Distributions;

/// <summary>Judges how a list sending does, and what it may do next.</summary>
internal static class Courses
{
    /// <summary>The first rate after a canary, in messages per second; doubled every minute.</summary>
    private const double FirstRate = 10;

    /// <summary>How long a canary's reports are waited for at most.</summary>
    public static readonly TimeSpan LongestCanary = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Doubling = TimeSpan.FromMinutes(1);

    /// <summary>From the beginning: as a canary, where the list is longer than that.</summary>
    public static DistributionCourse Begin(DistributionRecord record, DateTimeOffset now)
    {
        var total = record.Counts.Values.Sum();
        var size = record.Settings.Canary.SizeFor(total);
        return size < total
            ? new DistributionCourse { Phase = DistributionPhase.Canary, Left = size, Since = now, Baseline = CountsOf(record) }
            : new DistributionCourse { Since = now, Baseline = CountsOf(record) };
    }

    /// <summary>After a pause: what went wrong before does not count again, and a canary begins anew.</summary>
    public static DistributionCourse Again(DistributionRecord record, DateTimeOffset now)
        => record.Course.Phase == DistributionPhase.Canary ? Begin(record, now) : record.Course with { Baseline = CountsOf(record) };

    public static CourseCounts CountsOf(DistributionRecord record) => new(
        record.Counts.GetValueOrDefault(SendState.Accepted) + record.Counts.GetValueOrDefault(SendState.Refused),
        record.Counts.GetValueOrDefault(SendState.Refused) + record.Deliveries.Where(delivery => delivery.Key is Delivery.Sent or Delivery.Delivered or Delivery.Read || DeliveryOrder.IsFailure(delivery.Key)).Sum(delivery => delivery.Value),
        record.Errors.Where(error => IsOfOneMessage(error.Key)).Sum(error => error.Value),
        record.Errors.Where(error => IsCritical(error.Key)).Sum(error => error.Value));

    /// <summary>Whether nobody can get the message while this lasts.</summary>
    public static bool IsCritical(int code) => ErrorAdvice.For(code).Class is ErrorClass.Template || ConcernsAll(code);

    /// <summary>Whether it stops everything that goes out from the sender.</summary>
    public static bool ConcernsAll(int code) => ErrorAdvice.For(code).Class is ErrorClass.Sender or ErrorClass.Account or ErrorClass.Setup;

    /// <summary>Whether all messages of a canary have left.</summary>
    public static bool IsSpent(DistributionRecord record)
        => record.Course.Phase == DistributionPhase.Canary && !(record.Course.Left > 0 && record.Counts.GetValueOrDefault(SendState.Queued) > 0);

    /// <summary>Whether a canary's reports are in: 90 % at least sent or failed and none on its way, or it was waited long enough.</summary>
    /// <param name="spentAt">Since when <see cref="IsSpent"/> holds.</param>
    public static bool IsCanaryOver(DistributionRecord record, DateTimeOffset spentAt, DateTimeOffset now)
    {
        if (!IsSpent(record))
            return false;
        var (counts, before) = (CountsOf(record), record.Course.Baseline);
        return now - spentAt >= LongestCanary
            || (record.Counts.GetValueOrDefault(SendState.Attempting) == 0 && counts.Reported - before.Reported >= 0.9 * (counts.Accepted - before.Accepted));
    }

    /// <summary>What follows a phase that is over; null while it goes on.</summary>
    public static DistributionCourse? Next(DistributionRecord record, DateTimeOffset spentAt, double fullRate, DateTimeOffset now) => record.Course.Phase switch
    {
        DistributionPhase.Canary when IsCanaryOver(record, spentAt, now) => Rising(record, Math.Min(FirstRate, fullRate), fullRate, now),
        DistributionPhase.Rising when now - record.Course.Since >= Doubling => Rising(record, (record.Course.Rate ?? FirstRate) * 2, fullRate, now),
        _ => null,
    };

    /// <summary>Whether too many messages failed since the baseline.</summary>
    public static bool HasFailed(DistributionRecord record)
    {
        var (counts, before) = (CountsOf(record), record.Course.Baseline);
        return IsAbove(counts.Failed - before.Failed, counts.Reported - before.Reported, record.Settings.FailureShare);
    }

    public static bool IsAbove(long failed, long reported, double share) => failed > 0 && failed > share * Math.Max(reported, failed);

    private static DistributionCourse Rising(DistributionRecord record, double rate, double fullRate, DateTimeOffset now)
        => record.Course with { Phase = rate < fullRate ? DistributionPhase.Rising : DistributionPhase.Full, Rate = rate < fullRate ? rate : null, Left = null, Since = now };

    private static bool IsOfOneMessage(int code) => ErrorAdvice.For(code).Class is ErrorClass.Recipient or ErrorClass.OptOut or ErrorClass.Content or ErrorClass.Unknown;
}
