namespace WaTemplates.Cli.Analysis;

/// <summary>Runs a piece of work for each number on all cores; plain threads, since Parallel takes longer to start than the work of a small run.</summary>
internal static class AllCores
{
    private const int LeastPerThread = 16;

    public static void For(int count, Action<int> work)
    {
        var next = -1;
        var helpers = new Thread[Math.Clamp((count / LeastPerThread) - 1, 0, Environment.ProcessorCount - 1)];
        Exception? fault = null;
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = new Thread(Work);
            helpers[i].Start();
        }

        Work();
        foreach (var helper in helpers)
            helper.Join();
        if (fault is not null)
            throw new AggregateException(fault);

        void Work()
        {
            try
            {
                for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
                    work(i);
            }
            catch (Exception exception)
            {
                // Thrown on the caller's thread: here it would end the process before the others are done.
                fault = exception;
            }
        }
    }
}
