using WaTemplates.Runtime.Benchmarks.Million;

namespace WaTemplates.Runtime.Benchmarks.Growth;

/// <summary>What a list took, in seconds.</summary>
/// <param name="People">Rows of its file.</param>
/// <param name="Importing">Looking the file through included.</param>
/// <param name="Sending">From the start until the last is recorded as accepted.</param>
internal sealed record Cost(int People, double Importing, double Sending)
{
    public double Seconds => Importing + Sending;

    /// <summary>Microseconds a person.</summary>
    public double Each => Seconds / People * 1e6;

    public static Cost Of(int people, IReadOnlyList<Sample> samples)
    {
        return new Cost(people, Time(Phase.Checking) + Time(Phase.Importing), Time(Phase.Sending));

        double Time(Phase phase) => samples.Last(sample => sample.Phase == phase).Seconds;
    }
}
