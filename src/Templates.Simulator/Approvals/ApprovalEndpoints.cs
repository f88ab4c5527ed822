using System.Text.Json;
using WaTemplates.Simulator.Contents;
using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Approvals;

/// <summary>Ask for approval, and read how it stands.</summary>
internal sealed class ApprovalEndpoints(SimulatedAccount account)
{
    public IEnumerable<Route> Routes =>
    [
        new("POST", "v1/Content/{}/ApprovalRequests/whatsapp", FaultOperation.SubmitApproval, Submit),
        new("GET", "v1/Content/{}/ApprovalRequests", FaultOperation.FetchApproval, Fetch),
    ];

    private Answer Submit(Exchange exchange)
    {
        if (ContentLookup.Find(account.Contents, exchange.Segment(2), out var missing) is not { } content)
            return Answer.Of(missing);
        var (name, category, error) = Read(exchange.Body);
        error ??= account.Approvals.Submit(content, name, category);
        if (error is not null)
            return Answer.Of(error);
        var approval = content.Approval;
        exchange.Afterwards = () => account.Background.Start(cancellationToken => account.Approvals.FollowAsync(content, cancellationToken));
        return Answer.Json(201, json =>
        {
            json.WriteStartObject();
            ApprovalJson.WriteMembers(json, approval, content.Type);
            json.WriteEndObject();
        });
    }

    private Answer Fetch(Exchange exchange)
    {
        if (ContentLookup.Find(account.Contents, exchange.Segment(2), out var missing) is not { } content)
            return Answer.Of(missing);
        account.Approvals.Advance(content);
        return Answer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("sid", content.Sid);
            json.WriteString("account_sid", account.Sid);
            json.WriteStartObject("whatsapp");
            json.WriteString("type", "whatsapp");
            ApprovalJson.WriteMembers(json, content.Approval, content.Type);
            json.WriteEndObject();
            json.WriteString("url", $"{exchange.BaseUrl}/v1/Content/{content.Sid}/ApprovalRequests");
            json.WriteEndObject();
        });
    }

    private static (string Name, string Category, TwilioError? Error) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return ("", "", TwilioError.Invalid("The body must be a JSON object."));
            var unknown = json.RootElement.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => name is not ("name" or "category"));
            if (unknown is not null)
                return ("", "", TwilioError.Invalid($"{unknown} is not known; known are name, category."));
            return Text(json.RootElement, "name") is { } name && Text(json.RootElement, "category") is { } category
                ? (name, category, null)
                : ("", "", TwilioError.Invalid("name and category are needed, both texts."));
        }
        catch (JsonException)
        {
            return ("", "", TwilioError.Invalid("The body is not JSON."));
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
