using System.Globalization;

namespace WaTemplates.Runtime.Benchmarks.Million;

internal enum Phase
{
    /// <summary>The command looks a list through before it records anything.</summary>
    Checking = 0,

    Importing = 1,

    Sending = 2,
}

/// <summary>How far a run is at a moment.</summary>
/// <param name="Seconds">Since the phase began.</param>
/// <param name="Done">People of the phase so far.</param>
/// <param name="Memory">Of the process, resident, in MiB.</param>
/// <param name="Log">Size of the log that goes before the database, in MiB.</param>
/// <param name="Database">Size of the database, in MiB.</param>
internal sealed record Sample(Phase Phase, double Seconds, double Done, double Memory, double Log, double Database)
{
    public static Sample Of(double[] figures) => new((Phase)(int)figures[0], figures[1], figures[2], figures[3], figures[4], figures[5]);

    public double[] ToFigures() => [(double)Phase, Seconds, Done, Memory, Log, Database];
}
