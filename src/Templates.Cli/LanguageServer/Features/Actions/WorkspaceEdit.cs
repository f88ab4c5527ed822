using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Fixes;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Features.Actions;

/// <summary>Text edits of one document as LSP spells them.</summary>
internal static class WorkspaceEdit
{
    /// <param name="document">What the edits' offsets are of.</param>
    /// <param name="edits">Edits that do not overlap.</param>
    /// <param name="isVersioned">Whether the client can refuse edits of a version that is gone.</param>
    public static JsonValue Of(OpenDocument document, IEnumerable<TextEdit> edits, bool isVersioned)
    {
        var list = Json.List(edits.Select(edit => JsonValue.Object(("range", Arguments.RangeOf(document.Source, edit.Span)), ("newText", Json.Of(edit.NewText)))));
        if (!isVersioned)
            return JsonValue.Object(("changes", JsonValue.Object((document.Uri, list))));
        var identifier = JsonValue.Object(("uri", Json.Of(document.Uri)), ("version", Json.Of(document.Version)));
        return JsonValue.Object(("documentChanges", Json.List([JsonValue.Object(("textDocument", identifier), ("edits", list))])));
    }
}
