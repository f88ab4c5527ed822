namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>The order LSP asks for, and what happens when it is not kept.</summary>
public class LifecycleTests
{
    [Fact]
    public void Initialize_TellsWhatTheServerCanDo()
    {
        using var session = new LspSession(begins: false);
        var capabilities = session.Client.Initialize(session.Folder.FullPath)!["capabilities"]!;
        Assert.Equal("utf-16", capabilities["positionEncoding"]!.GetValue<string>());
        Assert.Null(capabilities["documentFormattingProvider"]);
    }

    [Fact]
    public void RequestsOutOfOrder_AreRefused()
    {
        using var session = new LspSession(begins: false);
        var uri = session.UriOf("a.wa.yaml");
        Assert.Equal(-32002, session.Client.Refused("textDocument/hover", LspClient.At(uri, 0, 0)).Code);
        session.Client.Initialize(session.Folder.FullPath);
        Assert.Equal(-32600, session.Client.Refused("initialize", new { capabilities = new { } }).Code);
        Assert.Equal(-32601, session.Client.Refused("textDocument/formatting", new { }).Code);
        Assert.Equal(-32602, session.Client.Refused("textDocument/hover", new { }).Code);
        Assert.Equal(-32602, session.Client.Refused("textDocument/hover", LspClient.At(uri, 0, 0)).Code);
        session.Client.Request("shutdown", null);
        Assert.Equal(-32600, session.Client.Refused("textDocument/hover", LspClient.At(uri, 0, 0)).Code);
        session.Client.Notify("exit", null);
        Assert.Equal(0, session.ExitCode);
    }

    [Theory]
    [InlineData("{", -32700)]
    [InlineData("[]", -32600)]
    [InlineData("1", -32600)]
    [InlineData("""{"id":1,"method":"shutdown"}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"shutdown"}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":2}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"shutdown","params":"x"}""", -32600)]
    public void BrokenMessages_AreAnsweredAndOutlived(string message, int code)
    {
        using var session = new LspSession();
        session.Client.Send(message);
        Assert.Equal(code, session.Client.NextResponse()["error"]!["code"]!.GetValue<int>());
        Assert.Null(session.Client.Request("textDocument/prepareRename", LspClient.At(session.Open("a.wa.yaml", "x"), 0, 0)));
    }

    [Fact]
    public void UnknownNotifications_AndResponsesToNothing_AreIgnored()
    {
        using var session = new LspSession();
        session.Client.Notify("$/setTrace", new { value = "off" });
        session.Client.Notify("workspace/nothing", null);
        session.Client.Notify("$/cancelRequest", new { id = 99 });
        session.Client.Send("""{"jsonrpc":"2.0","id":"x","result":null}""");
        session.Client.Notify("textDocument/didClose", new { textDocument = new { uri = "file:///gone.wa.yaml" } });
        session.Client.Notify("textDocument/didChange", new { textDocument = new { uri = "file:///gone.wa.yaml", version = 2 }, contentChanges = Array.Empty<object>() });
        Assert.Equal(-32601, session.Client.Refused("nothing", null).Code);
        Assert.Contains("gone.wa.yaml", Assert.Single(session.Client.Log), StringComparison.Ordinal);
    }

    [Fact]
    public void Process_EndsAsAsked()
    {
        using var folder = new TemporaryFolder();
        using (var server = new LspProcess(folder))
        {
            server.Client.Initialize(folder.FullPath);
            server.Client.Request("shutdown", null);
            server.Client.Notify("exit", null);
            Assert.Equal(0, server.ExitCode);
            Assert.Empty(server.Error);
        }

        using (var server = new LspProcess(folder))
        {
            server.Client.Notify("exit", null);
            Assert.Equal(1, server.ExitCode);
        }

        using (var server = new LspProcess(folder))
        {
            server.Client.Initialize(folder.FullPath);
            server.Client.Dispose();
            Assert.Equal(1, server.ExitCode);
        }
    }
}
