using System.CommandLine;
using WaTemplates.Cli.Approvals;
using WaTemplates.Cli.Approvals.Planning;
using WaTemplates.Cli.Approvals.Reports;
using WaTemplates.Cli.Approvals.Storage;
using WaTemplates.Cli.Approvals.Submitting;
using WaTemplates.Cli.Twilio;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Commands;

/// <summary><c>submit</c>: creates contents and asks for their approval.</summary>
internal static class SubmitCommand
{
    public static readonly string[] Examples =
    [
        "watemplates submit",
        "watemplates submit --dry-run",
        "watemplates submit --only portal_feedback/de --only parcel",
        "watemplates submit --summary \"$GITHUB_STEP_SUMMARY\"",
    ];

    private static readonly TimeSpan Settle = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var only = new Option<string[]>("--only") { Description = "Submit this template, or this language of it, alone. May be repeated.", HelpName = "NAME[/LANG]" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell what would be submitted, and send nothing." };
        var resubmit = new Option<bool>("--resubmit") { Description = "Submit refused texts again although they have not changed." };
        var settle = ApprovalArguments.Time("--settle", "How long a new content may be missing from Twilio's list; after an interruption it is created anew only then. Default: 2m.");
        var summary = new Option<string?>("--summary") { Description = "Append the result to this file, as Markdown.", HelpName = "FILE" };
        var approvals = ApprovalArguments.File();
        var format = ApprovalFormat.Option();
        var command = new Command("submit", "Creates new and changed texts at Twilio and asks for their approval. Can be interrupted and repeated at any point.") { paths, only, dryRun, resubmit, settle, summary, approvals, format };
        command.SetAction((parsed, cancellationToken) => ApprovalArguments.RunAsync(
            () => RunAsync(
                new SubmitRequest(SubmissionTexts.Read(parsed.GetValue(paths)!), parsed.GetValue(only) ?? [], parsed.GetValue(resubmit), ApprovalArguments.TimeOf("--settle", parsed.GetValue(settle), Settle))
                {
                    IsDryRun = parsed.GetValue(dryRun),
                    Summary = parsed.GetValue(summary),
                    Approvals = parsed.GetValue(approvals),
                    Format = parsed.GetValue(format)!,
                },
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(SubmitRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Chosen();
        var store = ApprovalArguments.Store(request.Texts, request.Approvals, mayBeMissing: true);
        var file = store.Read();
        if (request.Texts.PrintErrors(Terminal.Error, hasColors: false))
        {
            Terminal.Error.WriteLine($"{request.Texts.Findings.Summary}; nothing was submitted: mend the errors first.");
            return ExitCode.Findings;
        }

        if (request.IsDryRun)
            return Report(request, SubmissionDryRun.Of(texts, file, AccountChoice.Of(null, file), request.Resubmit));
        using var twilio = TwilioConnection.Open();
        var isFirst = !store.Exists;
        var result = await SubmitAsync(request, texts, twilio, store, cancellationToken).ConfigureAwait(false);
        if (isFirst && store.Exists)
            Terminal.Error.WriteLine($"Made {store.Shown}: commit it. So that git merges it by itself, add this line to .gitattributes: {ApprovalsFile.FileName} merge=union");
        return Report(request, result);
    }

    private static async Task<SubmissionResult> SubmitAsync(SubmitRequest request, IReadOnlyList<SubmissionText> texts, TwilioConnection twilio, ApprovalsStore store, CancellationToken cancellationToken)
    {
        if (Console.IsErrorRedirected)
            return await RunAsync(new LineDisplay(Terminal.Error)).ConfigureAwait(false);
        return await BarDisplay.RunAsync(texts.Count, RunAsync).ConfigureAwait(false);

        Task<SubmissionResult> RunAsync(ISubmissionDisplay display) => new Submission(twilio, store, request.Settle, display).RunAsync(texts, request.Resubmit, cancellationToken);
    }

    private static int Report(SubmitRequest request, SubmissionResult result)
    {
        var report = SubmissionReport.Of(result);
        ApprovalFormat.Print(request.Format, report, json => SubmissionReport.WriteJson(result, json));
        if (request.Summary is { } summary)
            Append(summary, MarkdownReport.Of(report));
        return result.Texts.Any(text => text.IsTrouble) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static void Append(string path, string markdown)
    {
        try
        {
            File.AppendAllText(path, markdown);
        }
        catch (Exception exception) when (DiskFile.IsExpected(exception))
        {
            throw new CannotRunException($"the summary '{path}' cannot be written: {exception.Message} Everything else was done.");
        }
    }
}
