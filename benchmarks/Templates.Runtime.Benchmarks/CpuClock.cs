using System.Diagnostics;

namespace WaTemplates.Runtime.Benchmarks;

/// <summary>Processor time of this process since a moment. Unlike the time that passes, it does not grow with what else the machine does.</summary>
internal sealed class CpuClock
{
    private readonly TimeSpan begin;
    private readonly Dictionary<int, TimeSpan> threads;

    private CpuClock()
    {
        using var process = Process.GetCurrentProcess();
        threads = Threads(process);
        begin = process.TotalProcessorTime;
    }

    public static CpuClock Start() => new();

    /// <summary>Of all threads, and of the one that had most.</summary>
    public (TimeSpan All, TimeSpan Busiest) Read()
    {
        using var process = Process.GetCurrentProcess();
        return (process.TotalProcessorTime - begin, Threads(process).Max(thread => thread.Value - threads.GetValueOrDefault(thread.Key)));
    }

    private static Dictionary<int, TimeSpan> Threads(Process process)
    {
        var times = new Dictionary<int, TimeSpan>();
        foreach (ProcessThread thread in process.Threads)
        {
            // One that ended since it was listed has no time to tell.
            try
            {
                times[thread.Id] = thread.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                continue;
            }
        }

        return times;
    }
}
