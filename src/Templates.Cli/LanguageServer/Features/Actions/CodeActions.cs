using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Findings;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Source;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Features.Actions;

/// <summary>What the client can do with actions.</summary>
/// <param name="HasVersionedEdits">Understands <c>documentChanges</c>.</param>
/// <param name="ResolvesEdits">Asks for an action's edit once it was chosen.</param>
internal sealed record ActionSupport(bool HasVersionedEdits, bool ResolvesEdits);

/// <summary>Offers the fixes of the findings in a range, a suppression of each, and all certain fixes of the file at once.</summary>
internal static class CodeActions
{
    public const string QuickFix = "quickfix";
    public const string FixAllKind = "source.fixAll.watemplates";

    public static JsonValue For(OpenDocument document, TemplateFile file, JsonValue parameters, ActionSupport support)
    {
        if (document.Kind != DocumentKind.Template || parameters["range"] is not { } requested)
            return Json.List([]);
        var only = parameters.At("context", "only")?.Items.Select(kind => kind.Text).ToArray();
        var range = TextChanges.SpanOf(document.Source, requested);
        var actions = new List<JsonValue>();
        if (IsWanted(only, QuickFix))
        {
            var touched = document.Findings.Where(finding => Touches(finding.Span, range)).ToArray();
            foreach (var finding in touched)
                actions.AddRange(finding.Fixes.Select(fix => Action(fix.Title, QuickFix, finding, fix.IsAutomatic && finding.Fixes[0] == fix, WorkspaceEdit.Of(document, fix.Edits, support.HasVersionedEdits))));
            foreach (var finding in touched.DistinctBy(finding => (finding.Id, finding.Lines.Start.Line)))
            {
                if (SuppressionInsertion.For(document, finding) is { } edit)
                    actions.Add(Action($"Suppress {finding.Id} here (then write the reason)", QuickFix, finding, isPreferred: false, WorkspaceEdit.Of(document, [edit], support.HasVersionedEdits)));
            }
        }

        if (IsWanted(only, FixAllKind) && document.Findings.Any(finding => finding.Fixes.Any(fix => fix.IsAutomatic)))
            AddFixAll(actions, document, file, support);
        return Json.List(actions);
    }

    /// <summary>Adds the edit to an action that was offered without one.</summary>
    public static JsonValue Resolve(JsonValue action, OpenDocument? document, Func<OpenDocument, TemplateFile> fileFor, ActionSupport support)
    {
        if (document is null || FixAll.For(document, fileFor(document)) is not { } edit)
            return action;
        return new JsonValue(JsonKind.Object, members: [.. action.Members.Where(member => member.Key != "edit"), KeyValuePair.Create("edit", WorkspaceEdit.Of(document, [edit], support.HasVersionedEdits))]);
    }

    private static void AddFixAll(List<JsonValue> actions, OpenDocument document, TemplateFile file, ActionSupport support)
    {
        const string Title = "Fix all that is certain in this file";
        if (support.ResolvesEdits)
            actions.Add(JsonValue.Object(("title", Json.Of(Title)), ("kind", Json.Of(FixAllKind)), ("data", JsonValue.Object(("uri", Json.Of(document.Uri))))));
        else if (FixAll.For(document, file) is { } edit)
            actions.Add(JsonValue.Object(("title", Json.Of(Title)), ("kind", Json.Of(FixAllKind)), ("edit", WorkspaceEdit.Of(document, [edit], support.HasVersionedEdits))));
    }

    private static JsonValue Action(string title, string kind, Diagnostic finding, bool isPreferred, JsonValue edit) => JsonValue.Object(
        ("title", Json.Of(title)),
        ("kind", Json.Of(kind)),
        ("diagnostics", Json.List([DiagnosticForm.Of(finding)])),
        ("isPreferred", isPreferred ? Json.Of(true) : null),
        ("edit", edit));

    /// <summary>Whether a kind is asked for: itself or one above it; everything where nothing is said.</summary>
    private static bool IsWanted(string[]? only, string kind)
        => only is null or [] || only.Any(asked => asked.Length == 0 || kind == asked || kind.StartsWith(asked + ".", StringComparison.Ordinal));

    private static bool Touches(SourceSpan finding, SourceSpan range) => finding.Start <= range.End && range.Start <= finding.End;
}
