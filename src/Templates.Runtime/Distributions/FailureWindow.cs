using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Distributions;

/// <summary>
/// Failures among the last 200 reports of a list sending, from counts taken now and then: when more than that come between
/// two looks, among those.
/// </summary>
internal sealed class FailureWindow
{
    /// <summary>Reports that are looked at.</summary>
    public const int Size = 200;

    private readonly LinkedList<CourseCounts> looks = [];

    /// <summary>Whether more than a share of them failed. False until there are as many.</summary>
    public bool IsAbove(CourseCounts baseline, CourseCounts now, double share)
    {
        // A baseline ahead of the looks is that of a new start.
        if (looks.First is null || looks.First.Value.Reported < baseline.Reported)
        {
            looks.Clear();
            looks.AddLast(baseline);
        }

        if (looks.Last!.Value != now)
            looks.AddLast(now);
        while (looks.First!.Next is { } second && now.Reported - second.Value.Reported >= Size)
            looks.RemoveFirst();
        var begin = looks.First.Value;
        var reported = now.Reported - begin.Reported;
        return reported >= Size && Courses.IsAbove(now.Failed - begin.Failed, reported, share);
    }
}
