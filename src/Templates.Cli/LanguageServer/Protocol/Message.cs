using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Protocol;

/// <summary>A JSON-RPC message: a request has method and id, a notification a method, a response an id.</summary>
internal sealed record Message(string? Method, JsonValue? Id, JsonValue Params)
{
    private static readonly JsonValue NoParams = JsonValue.Object();

    /// <summary>Why the value is no message, or null; the id is then all that counts.</summary>
    public string? Problem { get; init; }

    /// <summary>What the other side answered with, where this is the response to a request of ours that failed.</summary>
    public string? Failure { get; init; }

    public bool IsRequest => Method is not null && Id is not null;

    /// <summary>The id as a key: 1 and "1" differ.</summary>
    public string IdKey => KeyOf(Id);

    public static string KeyOf(JsonValue? id) => id is null ? "" : $"{id.Kind} {id.Text}";

    public static Message Of(JsonValue value)
    {
        var id = value["id"] is { Kind: JsonKind.String or JsonKind.Number } given ? given : null;
        if (value.Kind != JsonKind.Object)
            return new Message(null, null, NoParams) { Problem = "A message must be an object; batches are not part of LSP." };
        if (value["jsonrpc"]?.AsString != "2.0")
            return new Message(null, id, NoParams) { Problem = "The message lacks 'jsonrpc': '2.0'." };
        if (value["id"] is { } badId && id is null && (value["method"] is not null || badId.Kind != JsonKind.Null))
            return new Message(null, null, NoParams) { Problem = "An 'id' must be a string or a number." };
        if (value["method"] is { } method)
        {
            if (method.AsString is not { } name)
                return new Message(null, id, NoParams) { Problem = "'method' must be a string." };
            if (value["params"] is { Kind: not (JsonKind.Object or JsonKind.Array or JsonKind.Null) })
                return new Message(null, id, NoParams) { Problem = "'params' must be an object or an array." };
            return new Message(name, id, value["params"] ?? NoParams);
        }

        return value["result"] is null && value["error"] is null
            ? new Message(null, id, NoParams) { Problem = "The message has neither a method nor a result." }
            : new Message(null, id, NoParams) { Failure = value["error"]?["message"]?.AsString };
    }
}
