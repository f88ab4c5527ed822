using WaTemplates.Simulator.Approvals;
using WaTemplates.Simulator.Contents;

namespace WaTemplates.Simulator;

/// <summary>A content at the simulator, with the state of its approval.</summary>
public sealed class SimulatedContent
{
    private volatile ContentDocument document;

    internal SimulatedContent(string sid, ContentDocument document, DateTimeOffset now)
    {
        Sid = sid;
        this.document = document;
        CreatedAt = UpdatedAt = now;
    }

    /// <summary>The content's SID, <c>HX…</c>.</summary>
    public string Sid { get; }

    /// <summary>The label for people.</summary>
    public string? FriendlyName => document.FriendlyName;

    /// <summary>Language code, <c>de</c>.</summary>
    public string Language => document.Language;

    /// <summary>The content type that is sent, <c>twilio/text</c>.</summary>
    public string Type => document.Type;

    /// <summary>The object <c>types</c> as it was sent, as JSON.</summary>
    public string TypesJson => document.Types.GetRawText();

    /// <summary>Samples and defaults of the variables.</summary>
    public IReadOnlyDictionary<string, string> Variables => document.Samples;

    /// <summary>Status of the approval; <see cref="ApprovalStatus"/> has the words.</summary>
    public string Status => Approval.Status;

    /// <summary>The name it was submitted under, or null.</summary>
    public string? ApprovalName => Approval.Name;

    /// <summary>The category it was submitted in or that a verdict gave it, or null.</summary>
    public string? Category => Approval.Category;

    /// <summary>Why it was rejected; empty otherwise.</summary>
    public string RejectionReason => Approval.Reason;

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    internal DateTimeOffset UpdatedAt { get; private set; }

    internal Approval Approval { get; set; } = Approval.None;

    internal ContentDocument Document => document;

    internal void Replace(ContentDocument newDocument, DateTimeOffset now)
    {
        document = newDocument;
        UpdatedAt = now;
    }
}
