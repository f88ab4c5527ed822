using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Documents;

/// <summary>The documents that are open. An open one goes before the file on disk.</summary>
internal sealed class DocumentStore
{
    private readonly Dictionary<string, OpenDocument> documents = new(StringComparer.Ordinal);

    public IEnumerable<OpenDocument> All => documents.Values;

    public OpenDocument? Find(string uri) => documents.GetValueOrDefault(uri);

    /// <exception cref="RpcException">No such document is open.</exception>
    public OpenDocument Get(JsonValue parameters)
        => Find(parameters.DocumentUri()) ?? throw new RpcException(RpcError.InvalidParams, $"'{parameters.DocumentUri()}' is not open.");

    /// <summary>Takes a document in; one that is open already is replaced.</summary>
    public OpenDocument Open(JsonValue parameters)
    {
        var uri = parameters.DocumentUri();
        var path = DocumentUri.PathOf(uri) ?? uri;
        var document = new OpenDocument(uri, path, KindOf(uri), parameters.At("textDocument", "version")?.AsInt32 ?? 0, new SourceText(path, parameters.Text("textDocument", "text")));
        documents[uri] = document;
        return document;
    }

    public OpenDocument Change(JsonValue parameters)
    {
        var document = Get(parameters);
        document.Change(TextChanges.Apply(document.Source, parameters), parameters.At("textDocument", "version")?.AsInt32 ?? document.Version + 1);
        return document;
    }

    /// <returns>The document that was open under the address, or null.</returns>
    public OpenDocument? Close(JsonValue parameters) => documents.Remove(parameters.DocumentUri(), out var document) ? document : null;

    /// <summary>Texts of the open settings files, by path, at this moment.</summary>
    public Dictionary<string, string> SettingsTexts()
        => documents.Values.Where(document => document.Kind == DocumentKind.Settings).GroupBy(document => document.Path, DocumentUri.PathComparer).ToDictionary(group => group.Key, group => group.Last().Text, DocumentUri.PathComparer);

    private static DocumentKind KindOf(string uri)
    {
        var name = DocumentUri.NameOf(uri);
        if (name == SettingsParser.FileName)
            return DocumentKind.Settings;
        return TemplateFiles.IsTemplateName(name) ? DocumentKind.Template : DocumentKind.Other;
    }
}
