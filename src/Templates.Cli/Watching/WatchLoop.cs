using System.Runtime.InteropServices;
using WaTemplates.Cli.Analysis;

namespace WaTemplates.Cli.Watching;

/// <summary>Analyzes once, and again after each change, until Ctrl+C.</summary>
internal static class WatchLoop
{
    /// <param name="workspace">What to analyze.</param>
    /// <param name="show">Prints a round's report; what it returns matters only outside the loop.</param>
    public static int Run(Workspace workspace, Func<TemplateReport, int> show)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        // Before the first round, so that no change falls between them.
        using var watcher = Watch(workspace.Paths);

        var report = workspace.Analyze(new HashSet<string>(StringComparer.Ordinal));
        Show(report, workspace.AnalyzedCount);
        while (watcher.Next(stop.Token) is { } touched)
        {
            var next = workspace.Analyze(touched);
            if (workspace.AnalyzedCount > 0 || !IsSame(report, next))
                Show(next, workspace.AnalyzedCount);
            report = next;
        }

        Terminal.Error.WriteLine("Stopped watching.");
        return ExitCode.Fine;

        void Show(TemplateReport shown, int analyzed)
        {
            show(shown);
            Terminal.Error.WriteLine($"[{DateTime.Now:HH:mm:ss}] analyzed {TemplateReport.Count(analyzed, "file")}; watching for changes, Ctrl+C ends it.");
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static ChangeWatcher Watch(IEnumerable<string> paths)
    {
        try
        {
            return new ChangeWatcher(paths);
        }
        catch (CannotRunException exception)
        {
            throw new CannotRunException($"{exception.Message} Run without --watch, or watch fewer folders.");
        }
    }

    private static bool IsSame(TemplateReport a, TemplateReport b)
        => a.Files.SequenceEqual(b.Files, StringComparer.Ordinal) && a.Diagnostics.SequenceEqual(b.Diagnostics);
}
