using WaTemplates.Cli.LanguageServer.Features.Actions;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer;

/// <summary>The answer to <c>initialize</c>. Formatting is not offered: a template's layout is its author's.</summary>
internal static class ServerCapabilities
{
    private const int IncrementalSync = 2;

    public static JsonValue Result { get; } = JsonValue.Object(
        ("capabilities", JsonValue.Object(
            ("positionEncoding", Json.Of("utf-16")),
            ("textDocumentSync", JsonValue.Object(("openClose", Json.Of(true)), ("change", Json.Of(IncrementalSync)))),
            ("completionProvider", JsonValue.Object(("triggerCharacters", Json.Texts("$", "{", "/", ":")))),
            ("hoverProvider", Json.Of(true)),
            ("codeActionProvider", JsonValue.Object(("codeActionKinds", Json.Texts(CodeActions.QuickFix, CodeActions.FixAllKind)), ("resolveProvider", Json.Of(true)))),
            ("renameProvider", JsonValue.Object(("prepareProvider", Json.Of(true)))),
            ("documentSymbolProvider", Json.Of(true)),
            ("foldingRangeProvider", Json.Of(true)),
            ("workspace", JsonValue.Object(("workspaceFolders", JsonValue.Object(("supported", Json.Of(true)), ("changeNotifications", Json.Of(true)))))),
            ("experimental", JsonValue.Object(("preview", Json.Of(true)))))),
        ("serverInfo", JsonValue.Object(("name", Json.Of("watemplates")), ("version", Json.Of(ProductVersion.Text)))));
}
