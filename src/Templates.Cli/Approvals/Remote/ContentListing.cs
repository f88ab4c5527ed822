using WaTemplates.Cli.Twilio;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Remote;

/// <summary>What the account's list of contents gave.</summary>
/// <param name="Items">The items as Twilio sent them, newest first.</param>
/// <param name="Problem">Why the list is not whole, or null.</param>
internal sealed record ContentListing(IReadOnlyList<JsonValue> Items, string? Problem)
{
    // Twilio allows 1,000, and an answer of 1 MB at most.
    private const string FirstPage = "/v1/ContentAndApprovals?PageSize=500";

    public IEnumerable<RemoteContent> Contents => Items.Select(RemoteContent.Read).OfType<RemoteContent>();

    /// <summary>Reads the list page by page.</summary>
    /// <param name="twilio">The account.</param>
    /// <param name="isEnough">Told each page; true ends the reading.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ContentListing> ReadAsync(TwilioConnection twilio, Func<IReadOnlyList<JsonValue>, bool>? isEnough, CancellationToken cancellationToken)
    {
        var items = new List<JsonValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? next = FirstPage;
        while (next is not null)
        {
            if (!seen.Add(next))
                return new ContentListing(items, "the list of contents leads back to a page it had already");
            var answer = await twilio.GetPageAsync(TwilioHost.Content, next, cancellationToken).ConfigureAwait(false);
            if (!answer.IsDone || answer.Body?["contents"] is not { Kind: JsonKind.Array } page)
                return new ContentListing(items, answer.IsDone ? "the list of contents cannot be read: it has no 'contents'" : $"the list of contents cannot be read: {answer.Reason}");
            items.AddRange(page.Items);
            if (isEnough?.Invoke(page.Items) == true)
                break;
            next = answer.Body["meta"]?["next_page_url"]?.AsString is { Length: > 0 } url ? url : null;
        }

        return new ContentListing(items, null);
    }
}
