namespace WaTemplates.Simulator.Identity;

/// <summary>What a SID names. Every kind counts for itself.</summary>
internal enum SidKind
{
    Account,
    AuthToken,
    Content,
    Message,
    MessagingService,
    Sender,
    IdempotencyToken,
    Event,
}
