using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WaTemplates.Testing;

/// <summary>
/// The editor's side of the language server protocol, written apart from the server: numbers its requests, waits for
/// their answers, and keeps what the server says of its own accord.
/// </summary>
internal sealed class LspClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Stream toServer;
    private readonly Lock gate = new();
    private readonly BlockingCollection<JsonObject> responses = [];
    private readonly BlockingCollection<JsonObject> published = [];
    private readonly List<JsonObject> aside = [];
    private int lastId;

    public LspClient(Stream toServer, Stream fromServer)
    {
        this.toServer = toServer;
        new Thread(() => Read(fromServer)) { IsBackground = true }.Start();
    }

    /// <summary>Requests the server made, answered with null.</summary>
    public ConcurrentQueue<JsonObject> ServerRequests { get; } = [];

    /// <summary>Lines of <c>window/logMessage</c>.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    public static object At(string uri, int line, int character) => new { textDocument = new { uri }, position = new { line, character } };

    /// <summary>What a client can do that watches files itself. Servers that watch take inotify instances, of which a user has few.</summary>
    public static object WatchesFiles { get; } = new { workspace = new { didChangeWatchedFiles = new { dynamicRegistration = true } } };

    public JsonNode? Initialize(string? folder, int debounce = 0, object? capabilities = null)
    {
        var result = Request("initialize", new { processId = (int?)null, rootUri = folder is null ? null : UriOf(folder), capabilities = capabilities ?? WatchesFiles, initializationOptions = new { debounce } });
        Notify("initialized", new { });
        return result;
    }

    public static string UriOf(string path) => new Uri(path).AbsoluteUri;

    public void Open(string uri, string text, int version = 1) => Notify("textDocument/didOpen", new { textDocument = new { uri, languageId = "yaml", version, text } });

    public void Replace(string uri, string text, int version) => Notify("textDocument/didChange", new { textDocument = new { uri, version }, contentChanges = new[] { new { text } } });

    public void Close(string uri) => Notify("textDocument/didClose", new { textDocument = new { uri } });

    /// <summary>The result of a request.</summary>
    public JsonNode? Request(string method, object? parameters)
    {
        var response = Exchange(method, parameters);
        return response["error"] is { } error ? throw new InvalidOperationException(error.ToJsonString()) : response["result"];
    }

    /// <summary>The error of a request that must fail.</summary>
    public (int Code, string Message) Refused(string method, object? parameters)
    {
        var error = Exchange(method, parameters)["error"] ?? throw new InvalidOperationException($"{method} did not fail.");
        return (error["code"]!.GetValue<int>(), error["message"]!.GetValue<string>());
    }

    public void Notify(string method, object? parameters) => Send(JsonSerializer.Serialize(new { jsonrpc = "2.0", method, @params = parameters }));

    /// <summary>Sends bytes as they are.</summary>
    public void SendRaw(string text)
    {
        lock (gate)
        {
            toServer.Write(Encoding.UTF8.GetBytes(text));
            toServer.Flush();
        }
    }

    public void Send(string content) => SendRaw($"Content-Length: {Encoding.UTF8.GetByteCount(content).ToString(CultureInfo.InvariantCulture)}\r\n\r\n{content}");

    /// <summary>The next answer to anything, in order.</summary>
    public JsonObject NextResponse() => responses.TryTake(out var response, Patience) ? response : throw new TimeoutException("The server did not answer.");

    /// <summary>The next findings of a document, of that version where one is given; what is said of others is kept for later.</summary>
    public JsonArray Diagnostics(string uri, int? version = null)
    {
        if (aside.Find(IsWanted) is { } earlier)
        {
            aside.Remove(earlier);
            return earlier["diagnostics"]!.AsArray();
        }

        while (published.TryTake(out var message, Patience))
        {
            if (IsWanted(message))
                return message["diagnostics"]!.AsArray();
            aside.Add(message);
        }

        throw new TimeoutException($"No findings of {uri} were published.");

        bool IsWanted(JsonObject message) => message["uri"]!.GetValue<string>() == uri && (version is null || message["version"]?.GetValue<int>() == version);
    }

    /// <summary>Waits until findings of a document are as they should be.</summary>
    public JsonArray DiagnosticsUntil(string uri, Func<JsonArray, bool> condition)
    {
        while (true)
        {
            var findings = Diagnostics(uri);
            if (condition(findings))
                return findings;
        }
    }

    public static string[] Codes(JsonArray diagnostics) => diagnostics.Select(diagnostic => diagnostic!["code"]!.GetValue<string>()).ToArray();

    /// <summary>Whether there are findings that nobody has asked for yet.</summary>
    public bool HasDiagnostics => published.Count > 0;

    /// <summary>Whether the server says nothing of documents for a while.</summary>
    public bool IsQuietFor(TimeSpan time) => !published.TryTake(out _, time);

    /// <summary>Ends the input, as a client that dies does.</summary>
    public void Dispose() => toServer.Dispose();

    private JsonObject Exchange(string method, object? parameters)
    {
        var id = Interlocked.Increment(ref lastId);
        Send(JsonSerializer.Serialize(new { jsonrpc = "2.0", id, method, @params = parameters }));
        while (true)
        {
            var response = NextResponse();
            if (response["id"] is JsonValue value && value.TryGetValue<int>(out var answered) && answered == id)
                return response;
        }
    }

    private void Read(Stream stream)
    {
        try
        {
            while (ReadFrame(stream) is { } content)
                Take(JsonNode.Parse(content)!.AsObject());
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The server's end is closed, or the test has let go of it.
        }
    }

    private void Take(JsonObject message)
    {
        switch (message["method"]?.GetValue<string>())
        {
            case null:
                responses.Add(message);
                break;
            case "textDocument/publishDiagnostics":
                published.Add(message["params"]!.AsObject());
                break;
            case "window/logMessage":
                Log.Enqueue(message["params"]!["message"]!.GetValue<string>());
                break;
            case var _ when message["id"] is { } id:
                ServerRequests.Enqueue(message);
                Send($$"""{"jsonrpc":"2.0","id":{{id.ToJsonString()}},"result":null}""");
                break;
        }
    }

    private static byte[]? ReadFrame(Stream stream)
    {
        var header = new StringBuilder();
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = stream.ReadByte();
            if (read < 0)
                return null;
            header.Append((char)read);
        }

        var content = new byte[int.Parse(header.ToString().Split(':', '\r')[1], CultureInfo.InvariantCulture)];
        stream.ReadExactly(content);
        return content;
    }
}
