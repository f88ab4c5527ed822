using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>Whatever comes in, in whatever order: the server answers what can be answered and goes on.</summary>
public class RobustnessTests
{
    private const int Sequences = 2_000;
    private static readonly string[] Methods =
    [
        "initialize", "initialized", "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/completion", "textDocument/hover",
        "textDocument/codeAction", "codeAction/resolve", "textDocument/prepareRename", "textDocument/rename", "textDocument/documentSymbol", "textDocument/foldingRange",
        "watemplates/preview", "workspace/didChangeWatchedFiles", "workspace/didChangeWorkspaceFolders", "$/cancelRequest", "$/setTrace", "no/such", "textDocument/didSave",
    ];

    private static readonly string[] Pieces = ["name: a\n", "kind: notice\n", "samples:\n", "  FirstName: Anna\n", "languages:\n", "  de:\n    body: |\n", "      Hallo ${m://FirstName}\n", "[", "{{1}}", "\t", "\r\n", "\ud83d", "👍", "\0", "# watemplates-disable-next-line WAT0304", "${", "}", "\"", "- ", ": "];

    [Fact]
    public void RandomMessages_AreOutlived()
    {
        var random = new Random(20261123);
        using var session = new LspSession();
        for (var i = 0; i < Sequences; i++)
        {
            var length = random.Next(1, 6);
            for (var j = 0; j < length; j++)
                session.Client.SendRaw(Frame(random, session));
            if (i % 100 == 99)
                AssertLives(session);
        }

        AssertLives(session);
        Assert.DoesNotContain("failed:", session.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LargestFile_TypedInPieces_IsKeptInStep()
    {
        using var session = new LspSession(begins: false);
        session.Client.Initialize(session.Folder.FullPath, debounce: 50);
        var head = "name: a\nkind: notice\ncategory: utility\nlanguages:\n  en:\n    body: |\n";
        var uri = session.Open("a.wa.yaml", head);
        var written = new StringBuilder(head);
        var version = 1;
        for (var line = 6; written.Length < 256 * 1024 - 80; line++)
        {
            var text = $"      Your order number {line} is ready for you at the shop near the station.\n";
            session.Client.Notify("textDocument/didChange", new { textDocument = new { uri, version = ++version }, contentChanges = new[] { new { range = new { start = new { line, character = 0 }, end = new { line, character = 0 } }, text } } });
            written.Append(text);
        }

        Assert.Equal(["WAT0301"], LspClient.Codes(session.Client.Diagnostics(uri, version)));
        var mark = new { line = 6, character = 6 };
        session.Client.Notify("textDocument/didChange", new { textDocument = new { uri, version = ++version }, contentChanges = new[] { new { range = new { start = mark, end = mark }, text = new string('x', 200) } } });
        Assert.Equal(["WAT0007"], LspClient.Codes(session.Client.Diagnostics(uri, version)));
    }

    private static void AssertLives(LspSession session)
    {
        var uri = session.UriOf("alive.wa.yaml");
        session.Client.Open(uri, TemplateTexts.Bad("alive"));
        // A request of the random ones may have closed or changed nothing of this name.
        var symbols = session.Client.Request("textDocument/documentSymbol", new { textDocument = new { uri } })!.AsArray();
        Assert.Equal("name", symbols[0]!["name"]!.GetValue<string>());
    }

    private static string Frame(Random random, LspSession session)
    {
        var content = Content(random, session);
        var length = Encoding.UTF8.GetByteCount(content);
        switch (random.Next(20))
        {
            case 0: return content;
            case 1: return $"Content-Length: {(length - random.Next(1, 9)).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{content}\n";
            case 2: return $"Content-Length: x\r\n\r\n{content}\n";
            case 3:
                var at = random.Next(content.Length);
                content = content.Remove(at, Math.Min(random.Next(1, 5), content.Length - at));
                break;
            case 4:
                content = content.Insert(random.Next(content.Length), "[{\"");
                break;
        }

        return $"Content-Length: {Encoding.UTF8.GetByteCount(content).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{content}";
    }

    private static string Content(Random random, LspSession session)
    {
        var method = Methods[random.Next(Methods.Length)];
        var uri = random.Next(8) switch { 0 => "untitled:x.wa.yaml", 1 => "file:///", 2 => "::", 3 => session.UriOf("watemplates.config.yaml"), var n => session.UriOf($"{n % 3}.wa.yaml") };
        var isNotification = method.Contains("/did", StringComparison.Ordinal) || method[0] == '$' || method == "initialized";
        object? parameters = random.Next(12) switch
        {
            0 => null,
            1 => Array.Empty<object>(),
            2 => new { textDocument = 1 },
            _ => new
            {
                uri,
                textDocument = new { uri, languageId = "yaml", version = random.Next(-2, 50), text = Text(random) },
                position = Position(random),
                range = new { start = Position(random), end = Position(random) },
                contentChanges = Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(3) == 0 ? (object)new { text = Text(random) } : new { range = new { start = Position(random), end = Position(random) }, text = Text(random) }),
                context = new { diagnostics = Array.Empty<object>() },
                newName = Text(random),
                changes = new[] { new { uri, type = random.Next(5) } },
                @event = new { added = new[] { new { uri = "file:///nowhere", name = "x" } }, removed = new[] { new { uri = "file:///nowhere", name = "x" } } },
                data = new { uri },
                id = random.Next(20),
            },
        };
        return random.Next(10) == 0 || !isNotification
            ? JsonSerializer.Serialize(new { jsonrpc = "2.0", id = 100_000 + random.Next(20), method, @params = parameters })
            : JsonSerializer.Serialize(new { jsonrpc = "2.0", method, @params = parameters });
    }

    private static object Position(Random random) => new { line = random.Next(-1, 9), character = random.Next(-1, 40) };

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
