using System.Globalization;
using System.Text.Json;
using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Contents;

/// <summary>The lists of contents in both versions, newest first; a fault can hold the youngest back.</summary>
internal sealed class ContentListEndpoints(SimulatedAccount account)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "v1/Content", FaultOperation.ListContent, exchange => List(exchange, account.Contents.NewestFirst, Plain(exchange))),
        new("GET", "v1/ContentAndApprovals", FaultOperation.ListContent, exchange => List(exchange, account.Contents.NewestFirst, WithApproval)),
        new("GET", "v1/LegacyContent", FaultOperation.ListContent, exchange => List(exchange, account.Contents.NewestFirst, (json, content) => ContentJson.WriteLegacy(json, content, account.Sid, exchange.BaseUrl))),
        new("GET", "v2/Content", FaultOperation.ListContent, exchange => List(exchange, Filtered(exchange.Query), Plain(exchange))),
        new("GET", "v2/ContentAndApprovals", FaultOperation.ListContent, exchange => List(exchange, Filtered(exchange.Query), WithApproval)),
    ];

    private Answer List(Exchange exchange, IEnumerable<SimulatedContent> contents, Action<Utf8JsonWriter, SimulatedContent> write)
    {
        var (window, error) = PageWindow.Read(exchange, limit: exchange.Decision.PageSize);
        if (window is null)
            return Answer.Of(error!);
        if (exchange.Decision.ListLag > TimeSpan.Zero)
        {
            var visibleUntil = account.Clock.GetUtcNow() - exchange.Decision.ListLag;
            contents = contents.Where(content => content.CreatedAt <= visibleUntil);
        }

        var (items, next) = window.Take(contents, content => content.Sid);
        return Answer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("contents");
            foreach (var content in items)
                write(json, content);
            json.WriteEndArray();
            window.WriteMeta(json, "contents", next);
            json.WriteEndObject();
        });
    }

    private Action<Utf8JsonWriter, SimulatedContent> Plain(Exchange exchange) => (json, content) => ContentJson.Write(json, content, account.Sid, exchange.BaseUrl);

    private void WithApproval(Utf8JsonWriter json, SimulatedContent content)
    {
        account.Approvals.Advance(content);
        ContentJson.WriteWithApproval(json, content, account.Sid);
    }

    private IEnumerable<SimulatedContent> Filtered(FormPairs query)
    {
        var languages = query.ValuesOf("Language").ToList();
        var types = query.ValuesOf("ContentType").ToList();
        var eligibilities = query.ValuesOf("ChannelEligibility").ToList();
        var contents = account.Contents.NewestFirst.Where(content =>
            (languages.Count == 0 || languages.Contains(content.Language, StringComparer.Ordinal))
            && (types.Count == 0 || types.Contains(content.Type, StringComparer.Ordinal))
            && (eligibilities.Count == 0 || eligibilities.Contains("whatsapp:" + content.Status, StringComparer.Ordinal))
            && (query["ContentName"] is not { } name || content.FriendlyName?.Contains(name, StringComparison.OrdinalIgnoreCase) == true)
            && (query["Content"] is not { } text || content.Document.Body.Source.Contains(text, StringComparison.OrdinalIgnoreCase))
            && (Time(query["DateCreatedAfter"]) is not { } after || content.CreatedAt > after)
            && (Time(query["DateCreatedBefore"]) is not { } before || content.CreatedAt < before));
        contents = query["SortByDate"] is "asc" ? contents.Reverse() : contents;
        return query["SortByContentName"] switch
        {
            "asc" => contents.OrderBy(content => content.FriendlyName, StringComparer.Ordinal),
            "desc" => contents.OrderByDescending(content => content.FriendlyName, StringComparer.Ordinal),
            _ => contents,
        };
    }

    private static DateTimeOffset? Time(string? text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
