using WaTemplates.Cli.Approvals.Remote;
using WaTemplates.Cli.Twilio;

namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>
/// The contents the account has already: what an interrupted run, another branch or another machine created is taken over
/// instead of created a second time.
/// </summary>
internal sealed class KnownContents(TwilioConnection twilio)
{
    private ContentListing? listing;

    /// <summary>The content of a text that no record has yet, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">Contents of other submissions.</param>
    /// <param name="isFresh">Whether the list must be read now, because the content may be newer than the last reading.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SubmissionStoppedException">The list cannot be read to its end, so nobody knows.</exception>
    public async Task<RemoteContent?> FindAsync(SubmissionText text, IReadOnlySet<string> taken, bool isFresh, CancellationToken cancellationToken)
    {
        if (listing is null || isFresh)
            listing = await ContentListing.ReadAsync(twilio, isEnough: null, cancellationToken).ConfigureAwait(false);
        if (listing.Problem is { } problem)
        {
            listing = null;
            throw new SubmissionStoppedException($"It cannot be told what Twilio has already: {problem}.");
        }

        return listing.Contents.FirstOrDefault(content => IsOf(content, text) && !taken.Contains(content.Sid));
    }

    private static bool IsOf(RemoteContent content, SubmissionText text)
        => content.FriendlyName == text.FriendlyName && content.Language == text.Language && content.Types is { } types && ContentParts.AreEqual(types, text.Content);
}
