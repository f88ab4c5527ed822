using System.Globalization;
using WaTemplates.Runtime.Failures;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Reads the form of a status callback.</summary>
internal static class StatusForm
{
    public static string? FindMissing(FormBody form)
        => !form.Has("MessageSid"u8) ? "MessageSid" : !form.Has("MessageStatus"u8) ? "MessageStatus" : null;

    /// <summary>How far a status is; null for a word that is not known, since Twilio may add some.</summary>
    public static Delivery? DeliveryOf(string? status) => status switch
    {
        "accepted" or "scheduled" => Delivery.None,
        "queued" => Delivery.Queued,
        "sending" => Delivery.Sending,
        "sent" => Delivery.Sent,
        "delivered" => Delivery.Delivered,
        "read" => Delivery.Read,
        "canceled" => Delivery.Canceled,
        "undelivered" => Delivery.Undelivered,
        "failed" => Delivery.Failed,
        _ => null,
    };

    /// <param name="form">A verified form that lacks nothing.</param>
    /// <param name="delivery">From <see cref="DeliveryOf"/>.</param>
    /// <param name="sendId">Our row, where the address proved it.</param>
    public static DeliveryReport Read(FormBody form, Delivery delivery, long? sendId)
    {
        int? code = int.TryParse(form.Find("ErrorCode"u8), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
        return new DeliveryReport(form.Find("MessageSid"u8)!, delivery, code)
        {
            SendId = sendId,
            IsOptedOut = code is { } known && ErrorAdvice.For(known).Class == ErrorClass.OptOut,
        };
    }
}
