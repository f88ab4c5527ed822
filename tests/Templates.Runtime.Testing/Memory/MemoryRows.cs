using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Testing;

internal sealed class MemorySend(long id, NewSend send)
{
    public long Id => id;

    public NewSend Send => send;

    public RecipientKey Recipient => send.Recipient.Key;

    /// <summary>The list sending it belongs to.</summary>
    public MemoryDistribution? List { get; init; }

    public long? Line { get; init; }

    public string? TimeZone { get; init; }

    public ReplyKind? Answer { get; set; }

    public SendState State { get; set; }

    public Delivery Delivery { get; set; }

    public int Attempt { get; set; }

    public int Retries { get; set; }

    public int Resends { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset IntentAt { get; set; }

    public string? Sid { get; set; }

    public int? ErrorCode { get; set; }

    public int Looks { get; set; }

    public DateTimeOffset? LookedAt { get; set; }

    public bool IsHeld { get; set; }

    public DateTimeOffset AcceptedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public string? Payload { get; set; } = send.Payload;

    public MemoryQuestion? Question { get; set; } = send.Question is null ? null : new MemoryQuestion(send.Question);

    public bool IsLive => State is SendState.Attempting or SendState.Unknown;

    public bool Covers(OptOutScope scope) => Send.Kind is not SendKind.Confirmation && (scope.IsAll || scope.Name == Send.MailingList);
}

internal sealed class MemoryQuestion(OpenQuestion value)
{
    public OpenQuestion Value => value;

    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public bool IsClosed { get; set; }

    public bool IsClarified { get; set; }

    public bool IsOpen(DateTimeOffset now) => OpenedAt is not null && !IsClosed && ExpiresAt > now;
}

internal sealed class MemoryInbound(InboundMessage message, InboundDecision decision, OpenQuestion? question, DateTimeOffset receivedAt)
{
    public InboundMessage Message { get; set; } = message;

    public InboundDecision Decision { get; set; } = decision;

    public OpenQuestion? Question => question;

    public DateTimeOffset ReceivedAt => receivedAt;

    public bool HasText { get; set; } = true;
}

internal sealed class MemoryJob(long id, JobKind kind, MemoryInbound inbound, DateTimeOffset dueAt)
{
    public long Id => id;

    public JobKind Kind => kind;

    public MemoryInbound Inbound => inbound;

    public DateTimeOffset? DueAt { get; set; } = dueAt;

    public int Attempt { get; set; }

    public string? Error { get; set; }
}

internal sealed class MemoryDistribution(NewDistribution made, DateTimeOffset createdAt)
{
    public NewDistribution Made => made;

    public DateTimeOffset CreatedAt => createdAt;

    public DistributionSettings Settings { get; set; } = made.Settings;

    public DistributionState State { get; set; }

    public string? Reason { get; set; }

    public double? SpreadRate { get; set; }

    public DistributionCourse Course { get; set; } = DistributionCourse.Start;

    public long Arrival { get; set; }

    public HashSet<MemberContent> Contents { get; } = [];

    public bool IsOver => State is DistributionState.Completed or DistributionState.Stopped;

    public bool CanMoveTo(DistributionState next) => next switch
    {
        DistributionState.Paused => State is DistributionState.Running,
        DistributionState.Stopped => State is not DistributionState.Stopped,
        DistributionState.Running or DistributionState.Completed => !IsOver && State != next,
        _ => false,
    };
}
