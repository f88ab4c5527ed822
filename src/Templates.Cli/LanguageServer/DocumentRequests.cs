using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Features.Actions;
using WaTemplates.Cli.LanguageServer.Features.Completion;
using WaTemplates.Cli.LanguageServer.Features.Hovers;
using WaTemplates.Cli.LanguageServer.Features.Renaming;
using WaTemplates.Cli.LanguageServer.Features.Structure;
using WaTemplates.Cli.LanguageServer.Findings;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Preview.Page;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer;

/// <summary>What a client may ask about an open document.</summary>
internal sealed class DocumentRequests(DocumentStore documents, Judgement judgement, Rounds rounds, Func<ActionSupport> support)
{
    public void AddTo(MethodTable methods)
    {
        methods.Requests["textDocument/completion"] = AtPosition(CompletionList.At);
        methods.Requests["textDocument/hover"] = AtPosition((document, offset) =>
        {
            rounds.Now();
            return Hover.At(document, offset);
        });
        methods.Requests["textDocument/codeAction"] = Actions;
        methods.Requests["codeAction/resolve"] = action => CodeActions.Resolve(action, documents.Find(action.At("data", "uri")?.AsString ?? ""), judgement.FileFor, support());
        methods.Requests["textDocument/prepareRename"] = AtPosition(Rename.Prepare);
        methods.Requests["textDocument/rename"] = parameters => AtPosition((document, offset) => WorkspaceEdit.Of(document, Rename.Edits(document, offset, parameters.Text("newName")), support().HasVersionedEdits))(parameters);
        methods.Requests["textDocument/documentSymbol"] = parameters => DocumentSymbols.Of(documents.Get(parameters));
        methods.Requests["textDocument/foldingRange"] = parameters => FoldingRanges.Of(documents.Get(parameters));
        methods.Requests["watemplates/preview"] = Preview;
    }

    private JsonValue Actions(JsonValue parameters)
    {
        var document = documents.Get(parameters);
        rounds.Now();
        return CodeActions.For(document, judgement.FileFor(document), parameters, support());
    }

    /// <summary>The page for an editor to show beside the text: of the last readable state while the text is not.</summary>
    private JsonValue Preview(JsonValue parameters)
    {
        var uri = parameters["uri"]?.AsString ?? parameters.DocumentUri();
        var document = documents.Find(uri) ?? throw new RpcException(RpcError.InvalidParams, $"'{uri}' is not open.");
        if (document.Kind != DocumentKind.Template)
            throw new RpcException(RpcError.RequestFailed, "Only a template has a preview: a file that ends in .wa.yaml or .wa.yml.");
        var current = document.Shown();
        rounds.Now();
        var file = new PreviewFile(document.Path, Path.GetFileName(document.Path), current ?? document.LastShown);
        // Findings of a text that cannot be read have their places in that one, not in the one shown.
        var html = PreviewPage.Write(new PreviewInput([file], current is null ? [] : document.Findings)
        {
            Notice = current is null ? "The file holds no readable message at the moment. What is wrong is reported in it." : null,
            WithScript = false,
        });
        return JsonValue.Object(("html", Json.Of(html)), ("version", Json.Of(document.Version)), ("isCurrent", Json.Of(current is not null)));
    }

    private Func<JsonValue, JsonValue> AtPosition(Func<OpenDocument, int, JsonValue> answer) => parameters =>
    {
        var document = documents.Get(parameters);
        return answer(document, TextChanges.OffsetOf(document.Source, parameters.Position()));
    };
}
