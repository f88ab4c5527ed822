using System.CommandLine;
using WaTemplates.Cli.Approvals;
using WaTemplates.Cli.Approvals.Planning;
using WaTemplates.Cli.Approvals.Reports;

namespace WaTemplates.Cli.Commands;

/// <summary><c>plan</c>: what <c>submit</c> would do, without asking Twilio.</summary>
internal static class PlanCommand
{
    public static readonly string[] Examples =
    [
        "watemplates plan",
        "watemplates plan templates --format markdown >> summary.md",
        "watemplates plan --account AC00000000000000000000000000000000 --format json",
    ];

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var account = new Option<string?>("--account") { Description = "Twilio account. Default: TWILIO_ACCOUNT_SID, else the only one of the approvals file.", HelpName = "AC…" };
        var approvals = ApprovalArguments.File();
        var format = ApprovalFormat.Option();
        var command = new Command("plan", "Compares the templates with the approvals file and tells what would be submitted. Asks nobody.") { paths, account, approvals, format };
        command.SetAction(parsed => ApprovalArguments.Run(() => Run(SubmissionTexts.Read(parsed.GetValue(paths)!), parsed.GetValue(account), parsed.GetValue(approvals), parsed.GetValue(format)!)));
        return command;
    }

    private static int Run(SubmissionTexts texts, string? account, string? approvals, string format)
    {
        var store = ApprovalArguments.Store(texts, approvals, mayBeMissing: false);
        var file = store.Read();
        var plan = SubmissionPlan.Of(texts.All, file, AccountChoice.Of(account, file), DateTimeOffset.UtcNow);
        var hasErrors = texts.PrintErrors(Terminal.Error, hasColors: false);
        ApprovalFormat.Print(format, PlanReport.Of(plan), json => PlanReport.WriteJson(plan, json));
        if (hasErrors)
            Terminal.Error.WriteLine($"{texts.Findings.Summary}; nothing can be submitted until the errors are mended.");
        return texts.Findings.ExitCode;
    }
}
