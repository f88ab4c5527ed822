namespace WaTemplates.Runtime.Ledger;

/// <summary>
/// What a report does to a delivery. Reports come twice and in any order, so the end must depend on the set of them
/// alone: of two the higher in one order stays. A person who got or read a message got it, whatever else was said.
/// </summary>
internal static class DeliveryOrder
{
    /// <summary>The delivery and error code after a report.</summary>
    public static (Delivery Delivery, int? ErrorCode) Advance(Delivery current, int? currentError, Delivery reported, int? reportedError)
    {
        var error = IsFailure(reported) ? reportedError : null;
        return (Rank(reported) - Rank(current)) switch
        {
            > 0 => (reported, error),
            // Two codes for one failure: the greater, so that it does not matter which came first.
            0 when IsFailure(current) => (current, currentError is null || error > currentError ? error : currentError),
            _ => (current, currentError),
        };
    }

    public static bool IsFailure(Delivery delivery) => delivery is Delivery.Canceled or Delivery.Undelivered or Delivery.Failed;

    public static int Rank(Delivery delivery) => delivery switch
    {
        Delivery.None => 0,
        Delivery.Unreported => 1,
        Delivery.Queued => 2,
        Delivery.Sending => 3,
        Delivery.Sent => 4,
        Delivery.Canceled => 5,
        Delivery.Undelivered => 6,
        Delivery.Failed => 7,
        Delivery.Delivered => 8,
        Delivery.Read => 9,
        _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery, message: null),
    };
}
