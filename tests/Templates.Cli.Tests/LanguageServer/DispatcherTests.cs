using System.Globalization;
using System.Text;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>Requests that are cancelled or fail.</summary>
public class DispatcherTests
{
    private const string Initialize = """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{}}""";

    [Fact]
    public void CancelledRequest_IsAnsweredAsCancelled()
    {
        var (output, _) = Run(Initialize, """{"jsonrpc":"2.0","id":1,"method":"work"}""", """{"jsonrpc":"2.0","id":"1","method":"work"}""", """{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}""");
        Assert.Contains("""{"jsonrpc":"2.0","id":1,"error":{"code":-32800,""", output, StringComparison.Ordinal);
        Assert.Contains("""{"jsonrpc":"2.0","id":"1","result":"done"}""", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_IsThatRequestsErrorAndIsLogged()
    {
        var (output, log) = Run(Initialize, """{"jsonrpc":"2.0","id":1,"method":"fault"}""", """{"jsonrpc":"2.0","method":"faulty"}""", """{"jsonrpc":"2.0","id":2,"method":"work"}""");
        Assert.Contains("""{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"fault failed: broken"}}""", output, StringComparison.Ordinal);
        Assert.Contains("""{"jsonrpc":"2.0","id":2,"result":"done"}""", output, StringComparison.Ordinal);
        Assert.Contains("window/logMessage", output, StringComparison.Ordinal);
        Assert.Contains("fault failed: System.FormatException: broken", log, StringComparison.Ordinal);
        Assert.Contains("faulty failed: System.FormatException: broken", log, StringComparison.Ordinal);
    }

    private static (string Output, string Log) Run(params string[] messages)
    {
        var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(messages.Select(message => $"Content-Length: {message.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n{message}"))));
        var output = new MemoryStream();
        var log = new StringWriter(CultureInfo.InvariantCulture);
        var methods = new MethodTable();
        methods.Requests["initialize"] = _ => Json.Null;
        methods.Requests["work"] = _ => Json.Of("done");
        methods.Requests["fault"] = _ => throw new FormatException("broken");
        methods.Notifications["faulty"] = _ => throw new FormatException("broken");
        using var inbox = new Inbox();
        inbox.ReadAll(input);
        Assert.Equal(1, new Dispatcher(new Connection(output, log), inbox, methods).Run());
        return (Encoding.UTF8.GetString(output.ToArray()), log.ToString());
    }
}
