using WaTemplates.Core.Source;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Protocol;

/// <summary>Reads the parameters of a message; what is missing or of a wrong kind is an error of the client's.</summary>
internal static class Arguments
{
    /// <exception cref="RpcException">There is no such text.</exception>
    public static string Text(this JsonValue parameters, params string[] path) => parameters.At(path)?.AsString ?? throw Missing("text", path);

    /// <exception cref="RpcException">There is no such number.</exception>
    public static int Number(this JsonValue parameters, params string[] path) => parameters.At(path)?.AsInt32 ?? throw Missing("number", path);

    public static JsonValue? At(this JsonValue? value, params string[] path)
    {
        foreach (var name in path)
            value = value?[name];
        return value;
    }

    public static string DocumentUri(this JsonValue parameters) => parameters.Text("textDocument", "uri");

    /// <summary>The zero-based position of a request.</summary>
    public static (int Line, int Character) Position(this JsonValue parameters, string name = "position") => (parameters.Number(name, "line"), parameters.Number(name, "character"));

    public static JsonValue RangeOf(LineSpan span) => JsonValue.Object(("start", PositionOf(span.Start)), ("end", PositionOf(span.End)));

    public static JsonValue RangeOf(SourceText source, SourceSpan span) => RangeOf(source.LinesOf(span));

    private static JsonValue PositionOf(LinePosition position) => JsonValue.Object(("line", Json.Of(position.Line - 1)), ("character", Json.Of(position.Column - 1)));

    private static RpcException Missing(string kind, string[] path) => new(RpcError.InvalidParams, $"The {kind} '{string.Join('.', path)}' is missing.");
}
