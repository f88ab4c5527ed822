namespace WaTemplates.Runtime.Distributions;

/// <summary>
/// Guards against an earlier state of the ledger, from a backup or a copied machine: what it has queued may have been sent
/// by now. Where Twilio has messages that the ledger does not know, the sender starts paused.
/// </summary>
public interface IRestoreGuard
{
    /// <summary>Whether sending waits for <see cref="ReconcileAsync"/>.</summary>
    Task<bool> IsRequiredAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes over what Twilio has beyond the ledger, then lets the sender go on. List sendings stay paused until they are resumed.</summary>
    /// <exception cref="Twilio.TwilioException">The list of messages could not be read; nothing goes on.</exception>
    Task<ReconcileReport> ReconcileAsync(CancellationToken cancellationToken = default);
}

/// <summary>What was found at Twilio.</summary>
/// <param name="Adopted">Messages that settled a row.</param>
/// <param name="Foreign">Messages without a row: of list sendings that the backup does not have, or of other software.</param>
public sealed record ReconcileReport(int Adopted, int Foreign);
