using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Json;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.LanguageServer.Features.Renaming;

/// <summary>Renames a variable everywhere in its file: in every language, reply, button and sample.</summary>
internal static class Rename
{
    /// <returns>The name's range, or null where no variable stands.</returns>
    public static JsonValue Prepare(OpenDocument document, int offset)
    {
        if (document.Template is not { } template || Find(VariableOccurrences.In(template), offset) is not { } occurrence)
            return Json.Null;
        RefuseFixed(template, occurrence.Name);
        return JsonValue.Object(("range", Arguments.RangeOf(document.Source, occurrence.Span)), ("placeholder", Json.Of(occurrence.Name)));
    }

    /// <exception cref="RpcException">There is no variable, or it cannot have that name.</exception>
    public static IReadOnlyList<TextEdit> Edits(OpenDocument document, int offset, string newName)
    {
        if (document.Template is not { } template)
            throw Refused("The file cannot be read as a template. Mend what is reported in it first.");
        var all = VariableOccurrences.In(template);
        if (Find(all, offset) is not { } occurrence)
            throw Refused("No variable stands here. Choose the name in a placeholder or under 'samples'.");
        RefuseFixed(template, occurrence.Name);
        var places = all.Where(other => other.Name == occurrence.Name).ToArray();
        if (newName == occurrence.Name)
            return [];
        if (all.Any(other => other.Name == newName))
            throw Refused($"'{newName}' is a variable of this file already. Choose another name.");
        return places.Select(place => new TextEdit(place.Span, Written(newName, place.Scheme))).ToArray();
    }

    private static VariableOccurrence? Find(IReadOnlyList<VariableOccurrence> all, int offset)
        => all.FirstOrDefault(occurrence => offset >= occurrence.Span.Start && offset <= occurrence.Span.End);

    /// <summary>Links and dates are named by Qualtrics.</summary>
    private static void RefuseFixed(Template template, string name)
    {
        if (VariableOccurrences.In(template).FirstOrDefault(other => other.Name == name && other.Scheme is "l" or "date") is { } given && given.Name == name)
            throw Refused($"'{name}' is named by Qualtrics and cannot have another name.");
    }

    private static string Written(string name, string? scheme)
    {
        if (name.Length == 0 || name.Any(char.IsControl) || name != name.Trim() || name.Any(char.IsSurrogate))
            throw Refused($"'{name}' cannot be the name of a variable. Use letters, digits and '_'.");
        if (scheme is null)
            return ScalarSpelling.Key(name);
        var written = scheme == "e" ? Uri.EscapeDataString(name) : name;
        var raw = scheme == "e" ? $"${{e://Field/{written}}}" : $"${{{scheme}://{written}}}";
        if (PlaceholderScanner.Scan(raw) is not [var placeholder] || placeholder.Raw != raw)
            throw Refused($"'{name}' cannot be the name of a variable. Use letters, digits and '_'.");
        if (placeholder.Suggestion is { } suggestion)
            throw Refused($"'{raw}' stays empty at Qualtrics, which knows '{suggestion}'. Choose that name or another.");
        if (placeholder.Kind != PlaceholderKind.Valid || placeholder.Name != name || (scheme != "e" && !name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.')))
            throw Refused($"'{name}' cannot be the name of a contact field. Use letters, digits and '_'.");
        return written;
    }

    private static RpcException Refused(string message) => new(RpcError.RequestFailed, message);
}
