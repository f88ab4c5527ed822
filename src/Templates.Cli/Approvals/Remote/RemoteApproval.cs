using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals.Remote;

/// <summary>What Twilio tells of a content's approval.</summary>
/// <param name="Status">Its word, lower case; <c>unsubmitted</c> where it has none.</param>
internal sealed record RemoteApproval(string Status)
{
    public string? Name { get; init; }

    public string? Category { get; init; }

    public string? Reason { get; init; }

    public bool IsSubmitted => Status != ApprovalStatus.Unsubmitted;

    /// <summary>Reads an item of a list, a single fetch or the answer to a submission.</summary>
    /// <param name="value">An object that has the approval in <c>approval_requests</c>, in <c>whatsapp</c>, in one within the other, or is the approval itself.</param>
    /// <returns>Null where nothing is told of an approval.</returns>
    public static RemoteApproval? Read(JsonValue value)
    {
        var outer = value["approval_requests"] is { Kind: JsonKind.Object } requests ? requests : value;
        var approval = outer["whatsapp"] is { Kind: JsonKind.Object } whatsApp ? whatsApp : outer;
        if (Text(approval, "status") is not { } status)
            return null;
        return new RemoteApproval(status.ToLowerInvariant())
        {
            Name = Text(approval, "name"),
            Category = Text(approval, "category")?.ToUpperInvariant(),
            Reason = Text(approval, "rejection_reason"),
        };
    }

    private static string? Text(JsonValue value, string member) => value[member]?.AsString is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
