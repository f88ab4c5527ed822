using System.Globalization;

namespace WaTemplates.Simulator.Faults;

/// <summary>Which values a fault may have.</summary>
internal static class FaultLimits
{
    /// <summary>The first value out of its limits, in words, or null.</summary>
    public static string? Violation(Fault fault)
    {
        var longest = TimeSpan.FromSeconds(fault.Kind == FaultKind.ListLag ? Fault.LongestLag : Fault.LongestDelay);
        if (fault.Probability is not (>= 0 and <= 1))
            return $"The probability {fault.Probability.ToString(CultureInfo.InvariantCulture)} is not between 0 and 1.";
        if (fault.After < 0 || fault.Count < 0)
            return "A count is negative.";
        if (fault.Delay < TimeSpan.Zero || fault.Delay > longest || fault.MaximumDelay > longest || fault.MaximumDelay < fault.Delay)
            return $"The delay is not between 0 and {longest.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.";
        if (fault.HttpStatus is not (null or (>= 400 and <= 599)))
            return $"The HTTP status {fault.HttpStatus.Value.ToString(CultureInfo.InvariantCulture)} is no error, 400 to 599.";
        if (fault.PageSize is < 1 or > 1000)
            return "The page size is not between 1 and 1000.";
        return fault.To.Any(end => end.Length == 0 || !end.All(char.IsAsciiDigit)) ? "The end of a number has other characters than digits." : null;
    }
}
