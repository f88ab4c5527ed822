using WaTemplates.Cli.Approvals;
using WaTemplates.Cli.Approvals.Checking;
using WaTemplates.Cli.Approvals.Remote;
using WaTemplates.Cli.Approvals.Storage;
using WaTemplates.Core.Twilio;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Importing;

/// <summary>Writes down what Twilio has of imported texts, so that they are not submitted a second time.</summary>
internal static class ImportedApprovals
{
    /// <param name="store">The approvals file.</param>
    /// <param name="account">The account they come from.</param>
    /// <param name="imported">The texts as Twilio has them.</param>
    /// <param name="texts">The texts as the written templates have them.</param>
    /// <returns>How many of them Twilio has exactly so.</returns>
    public static int Record(ApprovalsStore store, string account, IReadOnlyList<ImportedText> imported, IReadOnlyList<SubmissionText> texts)
    {
        var equal = 0;
        foreach (var source in imported)
        {
            if (source.Content is not { Types: not null } content || texts.FirstOrDefault(text => text.Id == source.Id) is not { } text)
                continue;
            var record = RecordOf(content, text);
            equal += record.Fingerprint == text.Fingerprint ? 1 : 0;
            store.Change(account, text.Name, text.Language, records => [.. records.Where(known => known.ContentSid != content.Sid), record]);
        }

        return equal;
    }

    private static ApprovalRecord RecordOf(RemoteContent content, SubmissionText text)
    {
        // Twilio adds members of its own: the text in our spelling, where it is the same.
        var types = ContentParts.AreEqual(content.Types!, text.Content) ? text.Content : content.Types!;
        var category = content.Approval?.Category ?? text.Category;
        var record = new ApprovalRecord(ContentDocument.FingerprintOf(text.Language, types, category), ApprovalStatus.Created, types, text.Variables) { ContentSid = content.Sid, RequestedCategory = category };
        return content.Approval is { IsSubmitted: true } approval ? RecordRefresh.With(record, approval, DateTimeOffset.UtcNow) : record;
    }
}
