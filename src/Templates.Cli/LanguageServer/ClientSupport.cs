using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Features.Actions;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer;

/// <summary>What <c>initialize</c> says of the client.</summary>
/// <param name="Actions">What it can do with code actions.</param>
/// <param name="WatchesFiles">Whether it tells of changed files when asked to.</param>
/// <param name="Folders">Paths of the folders it has open.</param>
/// <param name="Quiet">The time without edits before findings are made, where it wants another than the default.</param>
internal sealed record ClientSupport(ActionSupport Actions, bool WatchesFiles, IReadOnlyList<string> Folders, TimeSpan? Quiet)
{
    private const int LongestQuiet = 10_000;

    public static ClientSupport Of(JsonValue parameters)
    {
        var workspace = parameters.At("capabilities", "workspace");
        var resolvable = parameters.At("capabilities", "textDocument", "codeAction", "resolveSupport", "properties")?.Items ?? [];
        var quiet = parameters.At("initializationOptions", "debounce")?.AsInt32;
        return new ClientSupport(
            new ActionSupport(workspace.At("workspaceEdit", "documentChanges").IsTrue(), resolvable.Any(property => property.Text == "edit")),
            workspace.At("didChangeWatchedFiles", "dynamicRegistration").IsTrue(),
            FoldersOf(parameters),
            quiet is >= 0 and <= LongestQuiet ? TimeSpan.FromMilliseconds(quiet.Value) : null);
    }

    /// <summary>Paths of a list of workspace folders.</summary>
    public static IReadOnlyList<string> PathsOf(JsonValue? folders)
        => (folders?.Items ?? []).Select(folder => folder["uri"]?.AsString).OfType<string>().Select(DocumentUri.PathOf).OfType<string>().ToArray();

    private static IReadOnlyList<string> FoldersOf(JsonValue parameters)
    {
        if (parameters["workspaceFolders"] is { Kind: JsonKind.Array } folders)
            return PathsOf(folders);
        var root = parameters["rootUri"]?.AsString ?? (parameters["rootPath"]?.AsString is { } path && Path.IsPathRooted(path) ? DocumentUri.Of(path) : null);
        return root is null || DocumentUri.PathOf(root) is not { } only ? [] : [only];
    }
}
