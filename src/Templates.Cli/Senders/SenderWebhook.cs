using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Senders;

/// <summary>Where Twilio reports what people write and what becomes of messages. A member is null where Twilio has none.</summary>
internal sealed record SenderWebhook
{
    public const string Post = "POST";

    public string? CallbackUrl { get; init; }

    public string? CallbackMethod { get; init; }

    public string? FallbackUrl { get; init; }

    public string? FallbackMethod { get; init; }

    public string? StatusCallbackUrl { get; init; }

    public string? StatusCallbackMethod { get; init; }

    private (string Name, string? Value)[] Members =>
    [
        ("callback_url", CallbackUrl), ("callback_method", CallbackMethod), ("fallback_url", FallbackUrl), ("fallback_method", FallbackMethod),
        ("status_callback_url", StatusCallbackUrl), ("status_callback_method", StatusCallbackMethod),
    ];

    public static SenderWebhook Of(JsonValue? webhook) => new()
    {
        CallbackUrl = Text(webhook, "callback_url"),
        CallbackMethod = Text(webhook, "callback_method"),
        FallbackUrl = Text(webhook, "fallback_url"),
        FallbackMethod = Text(webhook, "fallback_method"),
        StatusCallbackUrl = Text(webhook, "status_callback_url"),
        StatusCallbackMethod = Text(webhook, "status_callback_method"),
    };

    /// <summary>The body of an update. It names every member that is to be kept: whether Twilio keeps others is not documented.</summary>
    public string ToUpdate()
    {
        var json = new JsonWriter(indented: false).BeginObject().BeginObject("webhook");
        foreach (var (name, value) in Members)
        {
            if (value is not null)
                json.Member(name, value);
        }

        return json.EndObject().EndObject().ToString();
    }

    /// <summary>What another one has that differs, a clause for each member.</summary>
    public IReadOnlyList<string> DifferencesOf(SenderWebhook actual)
        => Members.Zip(actual.Members).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => $"{pair.First.Name} is {Shown(pair.Second.Value)} and not {Shown(pair.First.Value)}").ToArray();

    private static string Shown(string? value) => value is null ? "not set" : $"'{ShownText.Address(value)}'";

    private static string? Text(JsonValue? webhook, string name) => webhook?[name]?.AsString is { Length: > 0 } text ? text : null;
}
