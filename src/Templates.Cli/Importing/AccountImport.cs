using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Approvals;
using WaTemplates.Cli.Approvals.Remote;
using WaTemplates.Cli.Approvals.Storage;
using WaTemplates.Cli.Reporting;
using WaTemplates.Cli.Twilio;

namespace WaTemplates.Cli.Importing;

/// <summary>Imports what a Twilio account has, and its approvals with it.</summary>
internal static class AccountImport
{
    /// <param name="request">What to import, without paths.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <exception cref="UnusableApprovalsException">The approvals file cannot be read; nothing is written.</exception>
    public static async Task<int> RunAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        var path = ApprovalsPlace.For(request.Folder);
        var store = new ApprovalsStore(path, ReportedPath.ForPlatform(new ReportedPath(Environment.CurrentDirectory).Of(path)));
        store.Read();
        using var twilio = TwilioConnection.Open();
        var listing = await ContentListing.ReadAsync(twilio, isEnough: null, cancellationToken).ConfigureAwait(false);
        if (listing.Problem is { } problem)
        {
            Terminal.Error.WriteLine($"watemplates: nothing was imported: {problem}.");
            return ExitCode.Findings;
        }

        var result = await TemplateImport.RunAsync(request with { Contents = listing.Items }, cancellationToken).ConfigureAwait(false);
        var texts = SubmissionTexts.Read(result.Written);
        var equal = ImportedApprovals.Record(store, twilio.Account, result.Texts, texts.All);
        new TextReporter(Terminal.HasColors).Write(texts.Findings, Terminal.Out);
        Terminal.Out.Flush();
        Terminal.Error.WriteLine($"{equal} of {TemplateReport.Count(result.Texts.Count, "text")} {(equal == 1 ? "is" : "are")} at Twilio exactly as written; the approvals are in {store.Shown}");
        Terminal.Error.WriteLine(texts.Findings.Summary);
        return texts.Findings.ExitCode;
    }
}
