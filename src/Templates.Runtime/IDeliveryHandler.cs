using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime;

/// <summary>
/// Your code for delivery reports. Called in the background after a report is recorded; not repeated after a crash or an
/// exception, since the ledger has the state for whoever asks.
/// </summary>
public interface IDeliveryHandler
{
    /// <summary>Called for each change; what it throws is logged, and the change is not repeated.</summary>
    Task HandleAsync(DeliveryChange change, CancellationToken cancellationToken);
}

/// <summary>A message got further, or failed.</summary>
/// <param name="SendId">Its row.</param>
/// <param name="MessageSid">The provider's number of it.</param>
/// <param name="Template">Which template; null for session texts.</param>
/// <param name="Language">In which language.</param>
/// <param name="Before">Where it stood.</param>
/// <param name="Now">Where it stands.</param>
/// <param name="ErrorCode">Why it failed.</param>
/// <param name="Advice">What to do about that, a sentence.</param>
public sealed record DeliveryChange(long SendId, string MessageSid, string? Template, string? Language, Delivery Before, Delivery Now, int? ErrorCode, string? Advice);
