using WaTemplates.Simulator.Contents;
using WaTemplates.Simulator.Identity;
using WaTemplates.Simulator.Messages;

namespace WaTemplates.Simulator;

/// <summary>A message at the simulator. It lives on: status and error are those of now.</summary>
public sealed class SimulatedMessage
{
    private readonly Chat chat;
    private volatile string status;
    private string? words;

    // Words are the text, or for content the values as JSON.
    internal SimulatedMessage(UInt128 id, Chat chat, string sender, MessageDirection direction, string status, DateTimeOffset at, string? words)
    {
        Id = id;
        this.chat = chat;
        Sender = sender;
        Direction = direction;
        this.status = status;
        At = at;
        this.words = words;
    }

    /// <summary>The SID: <c>MM…</c> for content, else <c>SM…</c>.</summary>
    public string Sid => SidSource.Format(Content is null ? "SM" : "MM", Id);

    /// <summary>Recipient, as in <c>whatsapp:+4915112345678</c>.</summary>
    public string To => Direction == MessageDirection.Inbound ? Sender : chat.Phone;

    /// <summary>Sender, in the same form.</summary>
    public string From => Direction == MessageDirection.Inbound ? chat.Phone : Sender;

    /// <summary>Which way it goes.</summary>
    public MessageDirection Direction { get; }

    /// <summary>Twilio's word for its progress, <c>queued</c> to <c>read</c>; a fault may give it any other.</summary>
    public string Status
    {
        get => status;
        internal set => status = value;
    }

    /// <summary>Why it failed, or null.</summary>
    public int? ErrorCode { get; internal set; }

    /// <summary>When it was accepted or received.</summary>
    public DateTimeOffset At { get; }

    /// <summary>SID of the content it was made of, or null.</summary>
    public string? ContentSid => Content?.Sid;

    /// <summary>The values it was sent with; empty once no longer kept.</summary>
    public IReadOnlyDictionary<string, string> Variables => Document is null ? ContentVariables.None : ContentVariables.Read(words) ?? ContentVariables.None;

    /// <summary>The text as the person sees it; empty once redacted or no longer kept.</summary>
    public string Body => Document is null || IsEmptied ? words ?? "" : Document.FillBody(Variables);

    /// <summary>All of it as the person sees it.</summary>
    public RenderedMessage Rendered => Document is null || IsEmptied
        ? new RenderedMessage(null, words ?? "", null, [])
        : Document.Render(Variables);

    internal UInt128 Id { get; }

    internal string Sender { get; }

    internal string Phone => chat.Phone;

    internal SimulatedContent? Content { get; init; }

    internal ContentDocument? Document { get; init; }

    internal string? ServiceSid { get; init; }

    internal string? StatusCallback { get; init; }

    internal DateTimeOffset? SentAt { get; set; }

    internal bool IsDeleted { get; set; }

    internal bool IsEmptied { get; private set; }

    /// <summary>The message before this one with the same person.</summary>
    internal SimulatedMessage? Previous { get; set; }

    /// <summary>Drops text and values.</summary>
    internal void Empty()
    {
        IsEmptied = true;
        words = null;
    }
}
