using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Remote;

/// <summary>A content as Twilio has it.</summary>
/// <param name="Sid"><c>HX…</c>.</param>
/// <param name="FriendlyName">Its label; need not be unique.</param>
/// <param name="Language">Language code.</param>
/// <param name="Types">The object <c>types</c>; null where the answer lacks it.</param>
/// <param name="Approval">Its approval; null where the answer lacks it.</param>
internal sealed record RemoteContent(string Sid, string? FriendlyName, string? Language, JsonValue? Types, RemoteApproval? Approval)
{
    /// <returns>Null for something that is no content.</returns>
    public static RemoteContent? Read(JsonValue value)
        => value["sid"]?.AsString is { Length: > 0 } sid
            ? new RemoteContent(sid, value["friendly_name"]?.AsString, value["language"]?.AsString, value["types"] is { Kind: JsonKind.Object } types ? types : null, RemoteApproval.Read(value))
            : null;
}
