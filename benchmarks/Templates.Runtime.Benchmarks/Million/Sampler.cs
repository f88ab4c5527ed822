using System.Diagnostics;
using WaTemplates.Runtime.Benchmarks.Places;

namespace WaTemplates.Runtime.Benchmarks.Million;

/// <summary>Tells a sample four times a second while something runs.</summary>
internal sealed class Sampler(ILedgerPlace place)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs it; a last sample is told at its end.</summary>
    public async Task RunAsync(Phase phase, Func<Task<long>> done, Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        var working = work();
        do
        {
            await TellAsync(phase, done, started);
            await Task.WhenAny(working, Task.Delay(Interval));
        }
        while (!working.IsCompleted);
        await working;
        await TellAsync(phase, done, started);
    }

    private async Task TellAsync(Phase phase, Func<Task<long>> done, long started)
    {
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var finished = await done();
        var (database, log) = await place.SizeAsync();
        Figures.Tell(new Sample(phase, elapsed, finished, Environment.WorkingSet / 1048576.0, log, database).ToFigures());
    }
}
