using System.CommandLine;
using WaTemplates.Cli.Approvals;
using WaTemplates.Cli.Approvals.Checking;
using WaTemplates.Cli.Approvals.Reports;
using WaTemplates.Cli.Approvals.Storage;
using WaTemplates.Cli.Twilio;

namespace WaTemplates.Cli.Commands;

/// <summary><c>status</c>: how the approvals stand at Twilio.</summary>
internal static class StatusCommand
{
    public static readonly string[] Examples =
    [
        "watemplates status",
        "watemplates status --wait --timeout 30m",
        "watemplates status --format markdown >> \"$GITHUB_STEP_SUMMARY\"",
    ];

    private static readonly TimeSpan Timeout = TimeSpan.FromHours(1);

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var wait = new Option<bool>("--wait") { Description = "Ask again until no review is awaited." };
        var timeout = ApprovalArguments.Time("--timeout", "When --wait gives up. Default: 1h.");
        var approvals = ApprovalArguments.File();
        var format = ApprovalFormat.Option();
        var command = new Command("status", "Asks Twilio how the approvals stand, writes that to the approvals file, and tells where Twilio's texts differ.") { paths, wait, timeout, approvals, format };
        command.SetAction((parsed, cancellationToken) => ApprovalArguments.RunAsync(
            () =>
            {
                TimeSpan? patience = parsed.GetValue(wait) ? ApprovalArguments.TimeOf("--timeout", parsed.GetValue(timeout), Timeout)
                    : parsed.GetValue(timeout) is null ? null : throw new CannotRunException("--timeout is for --wait. Add that, or leave --timeout out.");
                var texts = SubmissionTexts.Read(parsed.GetValue(paths)!);
                return RunAsync(texts, ApprovalArguments.Store(texts, parsed.GetValue(approvals), mayBeMissing: false), patience, parsed.GetValue(format)!, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(SubmissionTexts texts, ApprovalsStore store, TimeSpan? patience, string format, CancellationToken cancellationToken)
    {
        store.Read();
        using var twilio = TwilioConnection.Open();
        var check = new StatusCheck(twilio, store, texts.All);
        await check.RefreshAsync(cancellationToken).ConfigureAwait(false);
        if (patience is { } timeout)
            await StatusWait.RunAsync(check, timeout, Terminal.Error, cancellationToken).ConfigureAwait(false);
        var results = check.Results();
        ApprovalFormat.Print(format, StatusReport.Of(twilio.Account, results), json => StatusReport.WriteJson(twilio.Account, results, json));
        var isStillWaiting = patience is not null && results.Any(text => text is { IsWaiting: true, Text: not null });
        return isStillWaiting || results.Any(text => text.IsTrouble) ? ExitCode.Findings : ExitCode.Fine;
    }
}
