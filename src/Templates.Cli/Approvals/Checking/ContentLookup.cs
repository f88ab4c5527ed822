using WaTemplates.Cli.Approvals.Remote;
using WaTemplates.Cli.Twilio;

namespace WaTemplates.Cli.Approvals.Checking;

/// <summary>What is known of a content after asking for it.</summary>
/// <param name="Content">The content, or null.</param>
/// <param name="IsDeleted">Twilio says there is none.</param>
/// <param name="Problem">Why nothing is known, or null.</param>
internal sealed record FoundContent(RemoteContent? Content, bool IsDeleted, string? Problem);

/// <summary>Asks for contents: by the list, and one by one for what that does not have. One broken answer stops no other.</summary>
internal sealed class ContentLookup(TwilioConnection twilio)
{
    // For a few, single requests cost less than the pages of a large account.
    private const int Few = 10;

    // Each was tried five times; Twilio, or the way to it, is down.
    private const int Failures = 5;

    /// <param name="sids">The contents asked for.</param>
    /// <param name="withTypes">Whether texts are wanted, or approvals alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyDictionary<string, FoundContent>> FindAsync(IReadOnlyCollection<string> sids, bool withTypes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, FoundContent>(StringComparer.Ordinal);
        if (withTypes || sids.Count > Few)
            await ListAsync(sids.ToHashSet(StringComparer.Ordinal), found, cancellationToken).ConfigureAwait(false);
        var failures = 0;
        foreach (var sid in sids.Where(sid => !found.ContainsKey(sid)).ToArray())
        {
            var answer = failures < Failures ? await FetchAsync(sid, withTypes, cancellationToken).ConfigureAwait(false) : new FoundContent(null, IsDeleted: false, $"not asked for, after {Failures} failures in a row");
            failures = answer.Problem is null ? 0 : failures + 1;
            found[sid] = answer;
        }

        return found;
    }

    private async Task ListAsync(HashSet<string> wanted, Dictionary<string, FoundContent> found, CancellationToken cancellationToken)
    {
        // What the list could not tell is asked for one by one, so its problem is none of ours.
        await ContentListing.ReadAsync(twilio, page =>
        {
            foreach (var content in page.Select(RemoteContent.Read).OfType<RemoteContent>())
            {
                if (wanted.Contains(content.Sid) && content is { Approval: not null, Types: not null })
                    found[content.Sid] = new FoundContent(content, IsDeleted: false, Problem: null);
            }

            return found.Count == wanted.Count;
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FoundContent> FetchAsync(string sid, bool withTypes, CancellationToken cancellationToken)
    {
        var approval = await twilio.GetAsync(TwilioHost.Content, $"/v1/Content/{sid}/ApprovalRequests", cancellationToken).ConfigureAwait(false);
        if (approval.HttpStatus == 404)
            return new FoundContent(null, IsDeleted: true, null);
        if (approval.HttpStatus is 401 or 403)
            throw new CannotRunException($"Twilio does not accept the credentials: {approval.Reason}. Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET.");
        if (!approval.IsDone)
            return new FoundContent(null, IsDeleted: false, approval.Reason);
        var content = new RemoteContent(sid, null, null, null, RemoteApproval.Read(approval.Body!));
        if (!withTypes)
            return new FoundContent(content, IsDeleted: false, null);
        var stored = await twilio.GetAsync(TwilioHost.Content, $"/v1/Content/{sid}", cancellationToken).ConfigureAwait(false);
        return stored.IsDone
            ? new FoundContent(RemoteContent.Read(stored.Body!) is { } read ? read with { Approval = content.Approval } : content, IsDeleted: false, null)
            : new FoundContent(content, stored.HttpStatus == 404, stored.HttpStatus == 404 ? null : stored.Reason);
    }
}
