using Spectre.Console;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>A bar with the present step, for a terminal.</summary>
internal sealed class BarDisplay(ProgressTask task) : ISubmissionDisplay
{
    /// <summary>Runs an action under a bar on standard error.</summary>
    /// <param name="count">How many texts there are.</param>
    /// <param name="action">What to do.</param>
    public static async Task<T> RunAsync<T>(int count, Func<ISubmissionDisplay, Task<T>> action)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(context => action(new BarDisplay(context.AddTask("submitting", maxValue: Math.Max(count, 1))))).ConfigureAwait(false);
    }

    public void Tell(SubmissionText text, string what) => task.Description = Markup.Escape($"{text.Id}: {what}");

    public void Done(TextOutcome outcome)
    {
        task.Description = Markup.Escape(outcome.Text.Id);
        task.Increment(1);
    }
}
