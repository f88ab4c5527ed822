using System.Globalization;

namespace WaTemplates.Runtime.Benchmarks;

internal static class Figures
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>For whoever reads a child's output.</summary>
    public static void Tell(params double[] figures) => Console.WriteLine(string.Join(' ', figures.Select(figure => figure.ToString("R", CultureInfo.InvariantCulture))));

    /// <summary>Microseconds of processor time this process has used.</summary>
    public static double ProcessorTime() => Environment.CpuUsage.TotalTime.TotalMicroseconds;

    public static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
