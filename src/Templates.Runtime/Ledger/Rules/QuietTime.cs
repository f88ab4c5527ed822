using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Runtime.Ledger;

/// <summary>Whether it is quiet somewhere. Asked from universal to local time, which is never ambiguous, so that a change of clocks needs no case of its own.</summary>
internal static class QuietTime
{
    /// <param name="quiet">The hours; null for none.</param>
    /// <param name="timeZone">Of the recipient; null for the hours' own.</param>
    /// <param name="now">Asked about.</param>
    public static bool IsAt(QuietHours? quiet, string? timeZone, DateTimeOffset now)
    {
        if (quiet is null || quiet.From == quiet.To)
        {
            return false;
        }

        var local = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(timeZone ?? quiet.TimeZone)).TimeOfDay);
        return local.IsBetween(quiet.From, quiet.To);
    }
}
