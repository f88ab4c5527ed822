namespace WaTemplates.Cli.LanguageServer.Protocol;

/// <summary>Error codes of JSON-RPC and of LSP 3.17.</summary>
internal static class RpcError
{
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int InternalError = -32603;
    public const int ServerNotInitialized = -32002;

    /// <summary>A well-formed request that cannot be met, for a reason the person can read.</summary>
    public const int RequestFailed = -32803;
    public const int RequestCancelled = -32800;
}

/// <summary>A request ends with this error.</summary>
internal sealed class RpcException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}
