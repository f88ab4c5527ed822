using WaTemplates.Simulator.Faults;

namespace WaTemplates.Simulator;

/// <summary>
/// What goes wrong, in order of precedence. Of the faults that spoil an answer the first that strikes is taken; delays add up,
/// and faults of callbacks and messages join in. Counting starts anew whenever the plan is set at a simulator.
/// </summary>
public sealed class FaultPlan
{
    /// <summary>A plan of the given faults.</summary>
    /// <exception cref="ArgumentException">A value is out of its limits.</exception>
    public FaultPlan(params IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            if (FaultLimits.Violation(fault) is { } violation)
                throw new ArgumentException(violation, nameof(faults));
        }

        Faults = faults;
    }

    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>The faults of the plan.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Seed of the plan's probabilities; null takes the simulator's.</summary>
    public long? Seed { get; init; }

    /// <summary>Reads a fault file; <c>docs/guides/simulator.md</c> describes it.</summary>
    /// <exception cref="FaultFileException">The file is wrong; the message names path and place.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FaultPlan Load(string path) => FaultFile.Parse(File.ReadAllBytes(path), path);

    /// <summary>Reads the text of a fault file.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">What errors call the file.</param>
    /// <exception cref="FaultFileException">The text is wrong; the message names the place.</exception>
    public static FaultPlan Parse(string json, string path = "faults.json") => FaultFile.Parse(System.Text.Encoding.UTF8.GetBytes(json), path);
}
