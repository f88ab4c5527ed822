namespace WaTemplates.Simulator;

/// <summary>What a journal entry tells of.</summary>
public enum JournalKind
{
    /// <summary>A request to the API that created no message, with the status it was answered with.</summary>
    Request,

    /// <summary>A message was taken on. Written before the answer.</summary>
    Accepted,

    /// <summary>A status callback was posted, with the HTTP status that came back.</summary>
    Callback,

    /// <summary>A person wrote or tapped.</summary>
    Inbound,

    /// <summary>The webhook for an inbound message was posted, with the HTTP status that came back.</summary>
    Webhook,

    /// <summary>Content was created, changed or deleted.</summary>
    Content,

    /// <summary>An approval changed its status.</summary>
    Verdict,

    /// <summary>A fault of the plan struck.</summary>
    Fault,

    /// <summary>An event was posted, with the HTTP status that came back.</summary>
    Event,
}
