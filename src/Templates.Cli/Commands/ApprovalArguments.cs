using System.CommandLine;
using WaTemplates.Cli.Approvals;
using WaTemplates.Cli.Approvals.Storage;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Commands;

/// <summary>What <c>plan</c>, <c>submit</c> and <c>status</c> have in common.</summary>
internal static class ApprovalArguments
{
    public static Option<string?> File()
        => new("--approvals") { Description = $"The approvals file. Default: the nearest {ApprovalsFile.FileName} from the templates upward.", HelpName = "FILE" };

    /// <summary>An option with a time such as 90s, 2m or 1h.</summary>
    public static Option<string?> Time(string name, string description) => new(name) { Description = description, HelpName = "TIME" };

    /// <exception cref="CannotRunException">It is no time, or none an action could wait.</exception>
    public static TimeSpan TimeOf(string name, string? written, TimeSpan standard)
    {
        if (written is null)
            return standard;
        return SettingsReader.ParseTime(written) is { } time && time >= TimeSpan.Zero && time <= TimeSpan.FromDays(30)
            ? time
            : throw new CannotRunException($"'{written}' of {name} is no time. Write a number with s, m or h, such as 90s or 2m.");
    }

    public static ApprovalsStore Store(SubmissionTexts texts, string? named, bool mayBeMissing)
    {
        var path = ApprovalsPlace.Of(named, texts.Workspace, mayBeMissing);
        return new ApprovalsStore(path, texts.Workspace.NameOf(path));
    }

    /// <summary>Runs an action and tells why where the approvals file stops it.</summary>
    public static int Run(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (UnusableApprovalsException exception)
        {
            return Tell(exception.Message);
        }
    }

    /// <summary>The same for an action that speaks with Twilio; Ctrl+C ends it between two steps.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (UnusableApprovalsException exception)
        {
            return Tell(exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Tell("interrupted. What was done is in the approvals file; the same command again goes on from there.");
        }
    }

    private static int Tell(string message)
    {
        Terminal.Error.WriteLine($"watemplates: {message}");
        return ExitCode.Findings;
    }
}
