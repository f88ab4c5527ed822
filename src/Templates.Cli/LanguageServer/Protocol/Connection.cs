using System.Globalization;
using System.Text;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Protocol;

/// <summary>How grave a line of the log is, in LSP's numbers.</summary>
internal enum LogLevel
{
    Error = 1,
    Warning = 2,
    Info = 3,
}

/// <summary>Sends messages to the client, each as a whole, from any thread.</summary>
internal sealed class Connection(Stream output, TextWriter log)
{
    private static readonly JsonValue Version = JsonValue.Of("2.0");
    private readonly Lock gate = new();
    private int lastRequest;

    /// <summary>Whether the client may be sent notifications: not before it has begun.</summary>
    public bool IsLive { get; set; }

    public void Respond(JsonValue id, JsonValue result) => Send(JsonValue.Object(("jsonrpc", Version), ("id", id), ("result", result)));

    /// <param name="id">The request's, or null where it cannot be told.</param>
    /// <param name="code">One of <see cref="RpcError"/>.</param>
    /// <param name="message">For a person.</param>
    public void Fail(JsonValue? id, int code, string message)
        => Send(JsonValue.Object(("jsonrpc", Version), ("id", id ?? Json.Null), ("error", JsonValue.Object(("code", Json.Of(code)), ("message", Json.Of(message))))));

    public void Notify(string method, JsonValue parameters) => Send(JsonValue.Object(("jsonrpc", Version), ("method", Json.Of(method)), ("params", parameters)));

    /// <summary>Asks the client; only a refusal matters, and that is logged when it comes.</summary>
    public void Request(string method, JsonValue parameters)
    {
        var id = "watemplates-" + Interlocked.Increment(ref lastRequest).ToString(CultureInfo.InvariantCulture);
        Send(JsonValue.Object(("jsonrpc", Version), ("id", Json.Of(id)), ("method", Json.Of(method)), ("params", parameters)));
    }

    /// <summary>Writes to standard error and, once there is a client, to its log.</summary>
    public void Log(LogLevel level, string message)
    {
        log.WriteLine($"watemplates lsp: {message}");
        if (IsLive)
            Notify("window/logMessage", JsonValue.Object(("type", Json.Of((int)level)), ("message", Json.Of(message))));
    }

    private void Send(JsonValue message)
    {
        var content = Encoding.UTF8.GetBytes(new JsonWriter(indented: false).Value(message).ToString());
        var header = Encoding.ASCII.GetBytes($"Content-Length: {content.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n");
        lock (gate)
        {
            output.Write([.. header, .. content]);
            output.Flush();
        }
    }
}
