using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Findings;

/// <summary>Tells the client what was found: each document when its version or its findings changed, and nothing else.</summary>
internal sealed class Publisher(Connection connection, DocumentStore documents)
{
    private readonly Dictionary<string, (int Version, IReadOnlyList<Diagnostic> Findings)> published = new(StringComparer.Ordinal);

    public void Publish(Dictionary<string, IReadOnlyList<Diagnostic>> found)
    {
        var current = new HashSet<string>(StringComparer.Ordinal);
        var openPaths = new HashSet<string>(DocumentUri.PathComparer);
        foreach (var document in documents.All.Where(document => document.Kind != DocumentKind.Other))
        {
            document.Findings = found.GetValueOrDefault(document.Path) ?? [];
            openPaths.Add(document.Path);
            current.Add(document.Uri);
            Send(document.Uri, document.Version, document.Findings);
        }

        // A settings file that nobody has open still decides what is found in those that are.
        foreach (var (path, findings) in found.Where(file => !openPaths.Contains(file.Key)))
        {
            var uri = DocumentUri.Of(path);
            current.Add(uri);
            if (findings.Count > 0 || published.ContainsKey(uri))
                Send(uri, null, findings);
        }

        foreach (var gone in published.Keys.Where(uri => !current.Contains(uri)).ToArray())
            Clear(gone);
    }

    /// <summary>Takes back what was said of a document.</summary>
    public void Clear(string uri)
    {
        if (published.Remove(uri))
            connection.Notify("textDocument/publishDiagnostics", JsonValue.Object(("uri", Json.Of(uri)), ("diagnostics", Json.List([]))));
    }

    private void Send(string uri, int? version, IReadOnlyList<Diagnostic> findings)
    {
        if (published.TryGetValue(uri, out var last) && last.Version == (version ?? -1) && last.Findings.SequenceEqual(findings, DiagnosticForm.Comparer))
            return;
        published[uri] = (version ?? -1, findings);
        connection.Notify("textDocument/publishDiagnostics", JsonValue.Object(
            ("uri", Json.Of(uri)),
            ("version", version is { } known ? Json.Of(known) : null),
            ("diagnostics", Json.List(findings.Select(DiagnosticForm.Of)))));
    }
}
