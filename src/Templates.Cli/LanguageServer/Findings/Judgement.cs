using System.Collections.Concurrent;
using WaTemplates.Cli.Approvals;
using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Core;
using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Cli.LanguageServer.Findings;

/// <summary>Finds what is wrong with the open documents, together with the files around them.</summary>
internal sealed class Judgement(DocumentStore documents)
{
    private readonly List<TemplateFolder> folders = [];
    private readonly KnownApprovals approvals = new(path => path);

    /// <summary>Settings files as last read, for this thread and the scans.</summary>
    public ConcurrentDictionary<string, ReadSettings> KnownSettings { get; } = new(DocumentUri.PathComparer);

    public IReadOnlyList<TemplateFolder> Folders => folders;

    public void AddFolder(string root)
    {
        if (!folders.Exists(folder => DocumentUri.PathComparer.Equals(folder.Root, root)))
            folders.Add(new TemplateFolder(root));
    }

    public void RemoveFolder(string root) => folders.RemoveAll(folder => DocumentUri.PathComparer.Equals(folder.Root, root));

    /// <summary>The settings as they are now, open ones first.</summary>
    public EditedSettings CurrentSettings() => new(documents.SettingsTexts(), KnownSettings);

    /// <summary>The compiler's input for an open template.</summary>
    public TemplateFile FileFor(OpenDocument document) => document.FileFor(CurrentSettings().ScopeOf(document.Path));

    /// <summary>Judges every open document afresh where it or its surroundings changed.</summary>
    /// <returns>Findings by path: of every open template, of every settings file that is open or applies to one, and of every approvals file that does.</returns>
    public Dictionary<string, IReadOnlyList<Diagnostic>> Run()
    {
        var settings = CurrentSettings();
        var found = new Dictionary<string, IReadOnlyList<Diagnostic>>(DocumentUri.PathComparer);
        var results = new Dictionary<string, TemplateResult>(DocumentUri.PathComparer);
        foreach (var document in documents.All)
        {
            if (document.Kind == DocumentKind.Settings && Path.IsPathRooted(document.Path))
                settings.Read(document.Path);
            else if (document.Kind == DocumentKind.Template)
                results[document.Path] = document.Judge(settings.ScopeOf(document.Path));
        }

        var round = approvals.NewRound();
        foreach (var path in results.Keys)
        {
            found[path] = [];
            if (ApprovalsOf(path) is { } file)
                found[file.Path] = [];
        }

        foreach (var group in results.GroupBy(result => FolderOf(result.Key)))
        {
            if (group.Key is { } folder)
                Link([.. group.Select(result => result.Value), .. OnDisk(folder, results)]);
            else
                group.ToList().ForEach(result => Link([result.Value]));
        }

        foreach (var (path, diagnostics) in settings.Diagnostics)
            found[path] = diagnostics;
        return found;

        // What is no file on disk has no folder to look from.
        ReadApprovals? ApprovalsOf(string path) => Path.IsPathRooted(path) ? round.Of(path) : null;

        void Link(IReadOnlyList<TemplateResult> linked)
        {
            foreach (var file in Linker.Link(linked, [], ProductVersion.Text, new LinkApprovals(ApprovalsOf)).Diagnostics.GroupBy(diagnostic => diagnostic.Path, DocumentUri.PathComparer))
            {
                if (found.ContainsKey(file.Key))
                    found[file.Key] = file.ToArray();
            }
        }
    }

    private static IEnumerable<TemplateResult> OnDisk(TemplateFolder folder, Dictionary<string, TemplateResult> open)
        => (folder.Kept ?? new Dictionary<string, Analysis.KeptResult>(StringComparer.Ordinal)).Where(file => !open.ContainsKey(file.Key)).Select(file => file.Value.Result);

    /// <summary>The innermost open folder of a file, or null.</summary>
    private TemplateFolder? FolderOf(string path) => folders.Where(folder => folder.Has(path)).MaxBy(folder => folder.Root.Length);
}
