using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Catalog;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Twilio;

namespace WaTemplates.Runtime.Sending;

/// <summary>
/// What Twilio says now of the contents in use. Kept in the ledger, whose claims go by it; the file only tells which
/// content a text has. A word that is too old is none.
/// </summary>
internal sealed partial class LiveApprovals(ILedger ledger, ITwilioApi twilio, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<LiveApprovals> logger)
{
    private readonly ConcurrentDictionary<string, TemplateApproval> seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> asking = new(StringComparer.Ordinal);

    /// <summary>Contents that were asked for, here or before a restart.</summary>
    public IReadOnlyCollection<string> InUse => seen.Keys.ToArray();

    /// <summary>Takes over what the ledger knows.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var approval in await ledger.GetApprovalsAsync(cancellationToken).ConfigureAwait(false))
            seen[approval.ContentSid] = approval;
    }

    /// <summary>The content to send a text by: the present one, or an earlier one with the same variables while that waits.</summary>
    /// <exception cref="MessageRefusedException">None is approved, or Twilio could not be asked for too long.</exception>
    public async Task<SubmittedContent> FindSendableAsync(CatalogTemplate template, CancellationToken cancellationToken)
    {
        string? found = null;
        foreach (var content in template.Submissions)
        {
            if (!content.IsCurrent && (options.Value.WhenChanged == WhenChanged.Refuse || !HasSameVariables(template, content)))
                continue;
            var approval = await GetAsync(content.ContentSid, cancellationToken).ConfigureAwait(false);
            if (approval is { IsApproved: true } && IsFresh(approval))
            {
                if (!content.IsCurrent)
                    LogEarlierVersion(template.Name, template.Language, found ?? "not submitted");
                return content;
            }

            found ??= approval is null || !IsFresh(approval) ? "not known, since Twilio could not be asked" : approval.Status;
        }

        throw new MessageRefusedException(RefusalReason.NotApproved, found is null
            ? $"Template '{template.Name}' in '{template.Language}' was not submitted as it is now. Run 'watemplates submit', and deliver the approvals file with the application."
            : $"Template '{template.Name}' in '{template.Language}' is not approved: its status is {found}. See 'watemplates status'.");
    }

    /// <summary>Asks Twilio for the status of contents. One that cannot be asked for keeps its last word, which ages.</summary>
    public async Task RefreshAsync(IEnumerable<string> contentSids, CancellationToken cancellationToken)
    {
        foreach (var contentSid in contentSids)
        {
            try
            {
                await AskAsync(contentSid, cancellationToken).ConfigureAwait(false);
            }
            catch (TwilioException exception)
            {
                LogNotAsked(contentSid, exception.Message);
            }
        }
    }

    /// <summary>
    /// Takes over what Twilio told by itself. What was told earlier than what is known does not count; where it differs,
    /// Twilio is asked, since it tells times to the second and by its own clock.
    /// </summary>
    /// <exception cref="LedgerException">The ledger did not take it.</exception>
    public async Task TakeAsync(IReadOnlyList<TemplateApproval> told, CancellationToken cancellationToken)
    {
        // A time ahead of ours would outlast our own looks.
        var now = time.GetUtcNow();
        var approvals = told.Select(approval => approval.CheckedAt > now ? approval with { CheckedAt = now } : approval).ToArray();
        await ledger.SetApprovalsAsync(approvals, cancellationToken).ConfigureAwait(false);
        foreach (var approval in approvals)
        {
            var before = Keep(approval);
            if (before is not null && before.Status != approval.Status && approval.CheckedAt <= before.CheckedAt)
                RefreshSoon([approval.ContentSid]);
        }
    }

    /// <summary>Asks for contents whatever was last heard of them, without waiting; one that is being asked for is not asked for twice.</summary>
    public void RefreshSoon(IEnumerable<string> contentSids)
    {
        foreach (var contentSid in contentSids)
            _ = asking.GetOrAdd(contentSid, sid => RefreshThenForgetAsync(sid));
    }

    private async Task RefreshThenForgetAsync(string contentSid)
    {
        await Task.Yield();
        try
        {
            await RefreshAsync([contentSid], CancellationToken.None).ConfigureAwait(false);
        }
        catch (LedgerException exception)
        {
            LogNotAsked(contentSid, exception.Message);
        }
        finally
        {
            asking.TryRemove(contentSid, out _);
        }
    }

    private static bool HasSameVariables(CatalogTemplate template, SubmittedContent content)
        => template.Variables.Select(variable => variable.Name).SequenceEqual(content.Variables.Select(variable => variable.Name), StringComparer.Ordinal);

    private bool IsFresh(TemplateApproval approval) => time.GetUtcNow() - approval.CheckedAt <= options.Value.ApprovalMaxAge;

    private async Task<TemplateApproval?> GetAsync(string contentSid, CancellationToken cancellationToken)
    {
        if (seen.TryGetValue(contentSid, out var known) && IsFresh(known))
            return known;
        var task = asking.GetOrAdd(contentSid, sid => RefreshAsync([sid], CancellationToken.None));
        try
        {
            await task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (task.IsCompleted)
                asking.TryRemove(contentSid, out _);
        }

        return seen.GetValueOrDefault(contentSid);
    }

    private async Task AskAsync(string contentSid, CancellationToken cancellationToken)
    {
        // As of the question: what is told while the answer is on its way is newer.
        var asked = time.GetUtcNow();
        var status = await twilio.FetchApprovalStatusAsync(contentSid, cancellationToken).ConfigureAwait(false);
        var approval = new TemplateApproval(contentSid, status, asked);
        await ledger.SetApprovalsAsync([approval], cancellationToken).ConfigureAwait(false);
        Keep(approval);
    }

    /// <summary>Keeps the later word.</summary>
    /// <returns>What was known before, or null.</returns>
    private TemplateApproval? Keep(TemplateApproval approval)
    {
        var before = seen.GetValueOrDefault(approval.ContentSid);
        var after = seen.AddOrUpdate(approval.ContentSid, approval, (_, known) => known.CheckedAt <= approval.CheckedAt ? approval : known);
        if (before is not null && before.Status != after.Status)
            LogChanged(approval.ContentSid, before.Status, after.Status);
        return before;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The approval of {ContentSid} could not be asked for. {Reason}")]
    private partial void LogNotAsked(string contentSid, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{ContentSid} was {Before} and is now {Status}.")]
    private partial void LogChanged(string contentSid, string before, string status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Template {Template} in {Language} is sent in its last approved version, since the present one is {Status}.")]
    private partial void LogEarlierVersion(string template, string language, string status);
}
