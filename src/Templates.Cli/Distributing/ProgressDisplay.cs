using System.Diagnostics;
using Spectre.Console;

namespace WaTemplates.Cli.Distributing;

/// <summary>How far something is.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Text">In numbers.</param>
internal readonly record struct Progress(double Share, string Text);

/// <summary>Shows how work goes on: a bar on a terminal, a line every 10 s elsewhere.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Waits for work and shows it meanwhile.</summary>
    /// <param name="look">How far it is now; quick, from any thread.</param>
    /// <param name="work">What is waited for; its outcome, error included, is the task's.</param>
    public static Task<T> ShowAsync<T>(Func<Progress> look, Task<T> work) => Console.IsErrorRedirected ? LinesAsync(look, work) : BarAsync(look, work);

    private static async Task<T> LinesAsync<T>(Func<Progress> look, Task<T> work)
    {
        var watch = Stopwatch.StartNew();
        while (await Task.WhenAny(work, Task.Delay(Refresh)).ConfigureAwait(false) != work)
        {
            if (watch.Elapsed < Interval)
                continue;
            watch.Restart();
            Terminal.Error.WriteLine(look().Text);
        }

        return await work.ConfigureAwait(false);
    }

    private static async Task<T> BarAsync<T>(Func<Progress> look, Task<T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().AutoClear(enabled: true).HideCompleted(enabled: false)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var bar = context.AddTask("", maxValue: 1);
                do
                {
                    var progress = look();
                    bar.Value = progress.Share;
                    bar.Description = Markup.Escape(progress.Text);
                }
                while (await Task.WhenAny(work, Task.Delay(Refresh)).ConfigureAwait(false) != work);
            }).ConfigureAwait(false);
        return await work.ConfigureAwait(false);
    }
}
