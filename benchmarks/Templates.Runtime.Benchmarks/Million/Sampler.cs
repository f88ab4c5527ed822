using System.Diagnostics;

namespace WaTemplates.Runtime.Benchmarks.Million;

/// <summary>Tells a sample four times a second while something runs.</summary>
internal sealed class Sampler(string database, Func<Task<long>> done)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs it; a last sample is told at its end.</summary>
    public async Task RunAsync(Phase phase, Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        var working = work();
        do
        {
            await TellAsync(phase, started);
            await Task.WhenAny(working, Task.Delay(Interval));
        }
        while (!working.IsCompleted);
        await working;
        await TellAsync(phase, started);
    }

    private async Task TellAsync(Phase phase, long started)
    {
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Figures.Tell(new Sample(phase, elapsed, await done(), Environment.WorkingSet / 1048576.0, Size(database + "-wal"), Size(database)).ToFigures());
    }

    private static double Size(string path) => File.Exists(path) ? new FileInfo(path).Length / 1048576.0 : 0;
}
