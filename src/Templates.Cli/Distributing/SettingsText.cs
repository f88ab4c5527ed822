using System.Globalization;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Cli.Distributing;

/// <summary>Limits and times as they are written on the command line.</summary>
internal static class SettingsText
{
    /// <exception cref="CannotRunException">It is no number above 0.</exception>
    public static double Rate(string text)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate > 0 && double.IsFinite(rate) ? rate
            : throw new CannotRunException($"--rate {text}: a number of messages per second above 0 is expected, such as 40 or 0.5.");

    /// <exception cref="CannotRunException">It is none of <c>off</c>, a number and a percentage.</exception>
    public static Canary Canary(string text)
    {
        if (text == "off")
            return Runtime.Distributions.Canary.Off;
        if (text.EndsWith('%') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100)
            return Runtime.Distributions.Canary.OfShare(percent / 100);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? Runtime.Distributions.Canary.Of(count)
            : throw new CannotRunException($"--canary {text}: write how many messages go first, 50, or which part of the list, 1%, or 'off'.");
    }

    /// <summary>A moment: with its offset, or in a time zone.</summary>
    /// <exception cref="CannotRunException">It is none.</exception>
    public static DateTimeOffset Moment(string option, string text, TimeZoneInfo? zone)
    {
        string[] whole = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm zzz", "yyyy-MM-dd HH:mm:ss zzz"];
        if (!DateTime.TryParseExact(text, whole, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
            throw new CannotRunException($"{option} {text}: write a date and a time, 2026-11-30T09:00+01:00, or 2026-11-30T09:00 with --time-zone.");
        if (local.Kind != DateTimeKind.Unspecified)
            return DateTimeOffset.ParseExact(text, whole, CultureInfo.InvariantCulture, DateTimeStyles.None);
        if (zone is null)
            throw new CannotRunException($"{option} {text}: where? Add the offset, {text}+01:00, or --time-zone Europe/Berlin.");
        return zone.IsInvalidTime(local)
            ? throw new CannotRunException($"{option} {text}: the clocks of {zone.Id} pass that time over. Write another one.")
            : new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    /// <exception cref="CannotRunException">It is no time of day to another.</exception>
    public static QuietHours QuietHours(string text, TimeZoneInfo? zone)
    {
        var parts = text.Split('-', '–');
        if (parts.Length != 2 || !TryTime(parts[0], out var from) || !TryTime(parts[1], out var to) || from == to)
            throw new CannotRunException($"--quiet-hours {text}: write from and to, 20:00-08:00.");
        return new QuietHours(from, to, (zone ?? throw new CannotRunException($"--quiet-hours {text}: where? Add --time-zone Europe/Berlin; contacts with a time zone of their own go by that.")).Id);
    }

    /// <exception cref="CannotRunException">There is no such zone.</exception>
    public static TimeZoneInfo Zone(string name)
        => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw new CannotRunException($"--time-zone {name}: there is no such time zone. Write its IANA name, such as Europe/Berlin.");

    /// <exception cref="CannotRunException">It is no time above 0.</exception>
    public static TimeSpan Time(string option, string text)
        => SettingsReader.ParseTime(text) is { } time && time > TimeSpan.Zero ? time : throw new CannotRunException($"{option} {text}: a time is expected, such as 90m, 8h or 3d.");

    private static bool TryTime(string text, out TimeOnly time) => TimeOnly.TryParseExact(text.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
