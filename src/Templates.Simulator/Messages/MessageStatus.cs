namespace WaTemplates.Simulator.Messages;

/// <summary>Twilio's words for the progress of a message.</summary>
internal static class MessageStatus
{
    public const string Accepted = "accepted";
    public const string Scheduled = "scheduled";
    public const string Queued = "queued";
    public const string Sent = "sent";
    public const string Delivered = "delivered";
    public const string Read = "read";
    public const string Undelivered = "undelivered";
    public const string Canceled = "canceled";
    public const string Received = "received";
}
