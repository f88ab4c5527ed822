using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Protocol;

/// <summary>What the server does for each method.</summary>
internal sealed class MethodTable
{
    public Dictionary<string, Func<JsonValue, JsonValue>> Requests { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Action<JsonValue>> Notifications { get; } = new(StringComparer.Ordinal);
}
