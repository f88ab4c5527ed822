using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Senders;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.SetUp;

/// <summary>The templates under the paths: valid, and approved in every language as they are now.</summary>
internal static class TemplateChecks
{
    private const string ValidTitle = "The templates have no errors";
    private const string ApprovedTitle = "Every text is approved in every language";
    private const int Shown = 20;

    /// <param name="workspace">Where to look.</param>
    /// <param name="account">The Twilio account that counts, or null.</param>
    public static IEnumerable<SetUpCheck> Of(Workspace workspace, string? account)
    {
        var report = workspace.Analyze();
        if (workspace.Files.Count == 0)
        {
            yield return CheckGroup.Templates.NotChecked("templates", ValidTitle, "no template was found", "Name the folder of the templates: 'watemplates doctor PATH'.");
            yield break;
        }

        var errors = report.Diagnostics.Count(finding => finding.Severity == Severity.Error);
        yield return errors == 0
            ? CheckGroup.Templates.Ok("templates", ValidTitle, report.Summary)
            : CheckGroup.Templates.Wrong("templates", ValidTitle, report.Summary, "Run 'watemplates check' to see them.");
        yield return Approved(workspace, report, account);
    }

    private static SetUpCheck Approved(Workspace workspace, TemplateReport report, string? account)
    {
        const string id = "approvals";
        IReadOnlyList<TextStanding> texts;
        try
        {
            texts = TextStandings.Read(workspace, report, account);
        }
        catch (CannotRunException exception)
        {
            return CheckGroup.Templates.Wrong(id, ApprovedTitle, ShownText.OneLine(exception.Message), "Mend the file, and run the command again.");
        }

        var missing = texts.Where(text => text.Standing.State != ApprovalState.Approved).ToArray();
        if (texts.Count == 0)
            return CheckGroup.Templates.NotChecked(id, ApprovedTitle, "no text is whole");
        if (missing.Length == 0)
            return CheckGroup.Templates.Ok(id, ApprovedTitle, $"{TemplateReport.Count(texts.Count, "text")}, all approved by the approvals file");
        var list = string.Join(", ", missing.Take(Shown).Select(text => $"{text.Name}/{text.Language} ({ApprovalWords.Of(text.Standing)})"));
        return CheckGroup.Templates.Wrong(id, ApprovedTitle, $"{missing.Length} of {TemplateReport.Count(texts.Count, "text")} not: {list}{(missing.Length > Shown ? ", …" : "")}", "Run 'watemplates submit' for what was not submitted, and 'watemplates status' for what waits.", SetUpLinks.Approvals);
    }
}
