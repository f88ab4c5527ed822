namespace WaTemplates.Runtime.Benchmarks.Million;

/// <summary>How one phase of a run went.</summary>
internal sealed class Course(IEnumerable<Sample> samples)
{
    /// <summary>So that each tenth has several.</summary>
    public const int FewestPeople = 100;

    private const int Parts = 10;

    public IReadOnlyList<Sample> Samples { get; } = [.. samples];

    public double Rate => Samples[^1].Done / Samples[^1].Seconds;

    public double Memory => Samples.Max(sample => sample.Memory);

    public double Log => Samples.Max(sample => sample.Log);

    /// <summary>People per second in each tenth of the people.</summary>
    public IReadOnlyList<double> Tenths()
    {
        var each = Samples[^1].Done / Parts;
        return [.. Enumerable.Range(0, Parts).Select(part => each / (TimeOf(each * (part + 1)) - TimeOf(each * part)))];
    }

    /// <summary>People per second between samples some seconds apart.</summary>
    public IEnumerable<(double Seconds, double Rate)> Rates()
    {
        var window = Math.Max(Samples[^1].Seconds / 100, 0.5);
        for (var from = Samples[0]; Samples.FirstOrDefault(sample => sample.Seconds >= from.Seconds + window) is { } to; from = to)
            yield return (to.Seconds, (to.Done - from.Done) / (to.Seconds - from.Seconds));
    }

    // When so many were done: between two samples in proportion.
    private double TimeOf(double done)
    {
        var after = Samples.FirstOrDefault(sample => sample.Done >= done) ?? Samples[^1];
        var before = Samples.LastOrDefault(sample => sample.Done < done) ?? Samples[0];
        return after.Done <= before.Done ? before.Seconds : before.Seconds + (after.Seconds - before.Seconds) * (done - before.Done) / (after.Done - before.Done);
    }
}
