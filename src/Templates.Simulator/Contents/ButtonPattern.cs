using System.Text.Json;

namespace WaTemplates.Simulator.Contents;

/// <summary>A button whose parts may have placeholders.</summary>
internal sealed record ButtonPattern(string Type, TextPattern Title, TextPattern? Id, TextPattern? Target)
{
    public IEnumerable<string> Keys => Title.Keys.Concat(Id?.Keys ?? []).Concat(Target?.Keys ?? []);

    public static IEnumerable<ButtonPattern> Of(JsonElement content)
    {
        if (content.TryGetProperty("actions", out var actions))
        {
            foreach (var action in actions.EnumerateArray())
                yield return new ButtonPattern(Text(action, "type") ?? "QUICK_REPLY", new TextPattern(Text(action, "title") ?? Text(action, "copy_code_text") ?? ""), Pattern(action, "id"), Pattern(action, "url") ?? Pattern(action, "phone") ?? Pattern(action, "code"));
        }

        if (content.TryGetProperty("items", out var items))
        {
            foreach (var item in items.EnumerateArray())
                yield return new ButtonPattern("LIST_ITEM", new TextPattern(Text(item, "item") ?? Text(item, "name") ?? ""), Pattern(item, "id"), null);
        }
    }

    public MessageButton Fill(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> samples)
    {
        var title = Title.Fill(values, samples);
        return new MessageButton(Type, title, Id?.Fill(values, samples) ?? title, Target?.Fill(values, samples));
    }

    private static TextPattern? Pattern(JsonElement action, string member) => Text(action, member) is { } text ? new TextPattern(text) : null;

    private static string? Text(JsonElement action, string member) => action.TryGetProperty(member, out var value) ? value.GetString() : null;
}
