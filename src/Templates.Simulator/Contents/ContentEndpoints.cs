using WaTemplates.Simulator.Http;
using WaTemplates.Simulator.Identity;

namespace WaTemplates.Simulator.Contents;

/// <summary>Create, read, change and delete content.</summary>
internal sealed class ContentEndpoints(SimulatedAccount account)
{
    public IEnumerable<Route> Routes =>
    [
        new("POST", "v1/Content", FaultOperation.CreateContent, Create),
        new("GET", "v1/Content/{}", FaultOperation.FetchContent, Fetch),
        new("PUT", "v1/Content/{}", FaultOperation.ChangeContent, Update),
        new("DELETE", "v1/Content/{}", FaultOperation.ChangeContent, Delete),
    ];

    private Answer Create(Exchange exchange)
    {
        if (exchange.Context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return Answer.Of(new TwilioError(20415, "Content is sent as application/json.", 415));
        var (document, error) = ContentRequest.Read(exchange.Body, before: null);
        if (document is null)
            return Answer.Of(error!);
        var content = account.Add(account.Sids.Next(SidKind.Content, "HX"), document);
        return Answer.Json(201, json => ContentJson.Write(json, content, account.Sid, exchange.BaseUrl));
    }

    private Answer Fetch(Exchange exchange)
        => ContentLookup.Find(account.Contents, exchange.Segment(2), out var error) is { } content
            ? Answer.Json(200, json => ContentJson.Write(json, content, account.Sid, exchange.BaseUrl))
            : Answer.Of(error);

    private Answer Update(Exchange exchange)
    {
        if (ContentLookup.Find(account.Contents, exchange.Segment(2), out var missing) is not { } content)
            return Answer.Of(missing);
        if (content.Approval.IsSubmitted)
            return Answer.Of(new TwilioError(20409, "A content that was submitted for approval cannot change.", 409));
        var (document, error) = ContentRequest.Read(exchange.Body, content.Document);
        if (document is null)
            return Answer.Of(error!);
        content.Replace(document, account.Clock.GetUtcNow());
        account.Journal.Add(new JournalEntry { Kind = JournalKind.Content, ContentSid = content.Sid, Detail = "updated" });
        return Answer.Json(200, json => ContentJson.Write(json, content, account.Sid, exchange.BaseUrl));
    }

    private Answer Delete(Exchange exchange)
    {
        if (ContentLookup.Find(account.Contents, exchange.Segment(2), out var error) is not { } content || !account.Contents.Remove(content))
            return Answer.Of(error);
        account.Approvals.Forget(content);
        account.Journal.Add(new JournalEntry { Kind = JournalKind.Content, ContentSid = content.Sid, Detail = "deleted" });
        account.Phone.ContentRemoved(content);
        return Answer.NoContent;
    }
}
