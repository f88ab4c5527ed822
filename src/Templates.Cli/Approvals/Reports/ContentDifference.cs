using WaTemplates.Cli.Approvals.Remote;
using WaTemplates.Core.Conversion;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Reports;

/// <summary>One place in which two contents differ.</summary>
/// <param name="Place">Header, body, footer or a button's part.</param>
/// <param name="Diff">Word by word.</param>
internal sealed record ContentDifference(string Place, string Diff)
{
    /// <summary>The differences between two contents; where a variable map is known, placeholders are shown as Qualtrics writes them.</summary>
    /// <param name="before">Twilio's <c>types</c>.</param>
    /// <param name="beforeVariables">The numbers of these, as in the manifest; null leaves them as numbers.</param>
    /// <param name="after">The other one.</param>
    /// <param name="afterVariables">The numbers of that.</param>
    public static IReadOnlyList<ContentDifference> Between(JsonValue before, JsonValue? beforeVariables, JsonValue after, JsonValue? afterVariables)
    {
        var first = Readable(before, beforeVariables);
        var second = Readable(after, afterVariables);
        return first.Keys.Concat(second.Keys.Where(place => !first.ContainsKey(place)))
            .Where(place => first.GetValueOrDefault(place) != second.GetValueOrDefault(place))
            .Select(place => new ContentDifference(place, WordDiff.Of(first.GetValueOrDefault(place) ?? "", second.GetValueOrDefault(place) ?? "")))
            .ToArray();
    }

    private static OrderedDictionary<string, string> Readable(JsonValue types, JsonValue? variables)
    {
        var map = variables is null ? null : new PlaceholderMap([.. variables.Items.Select(Mapped).OfType<MappedPlaceholder>()], []);
        var readable = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in ContentParts.Of(types))
        {
            var text = map is null ? part.Text : PlaceholderConverter.ToQualtrics(part.Text, map, out _);
            readable[part.Place] = readable.TryGetValue(part.Place, out var earlier) ? earlier + "\n" + text : text;
        }

        return readable;
    }

    private static MappedPlaceholder? Mapped(JsonValue variable)
        => variable["number"]?.AsInt32 is { } number && variable["placeholder"]?.AsString is { } placeholder ? new MappedPlaceholder(number, placeholder, "") : null;
}
