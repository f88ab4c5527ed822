using System.Globalization;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// Reads the form of a message. <c>From</c> is who wrote, number or id; <c>WaId</c> and <c>ExternalUserId</c> name the same
/// person in other ways and are not needed while we answer to what was given.
/// </summary>
internal static class InboundForm
{
    /// <summary>The first required field that is missing, or null.</summary>
    public static string? FindMissing(FormBody form)
        => !form.Has("MessageSid"u8) ? "MessageSid" : !form.Has("From"u8) ? "From" : !form.Has("To"u8) ? "To" : null;

    /// <param name="form">A verified form that lacks nothing.</param>
    /// <param name="text">The form as sent, to be passed on, or null.</param>
    /// <param name="recipients">Makes the writer's key.</param>
    public static InboundMessage Read(FormBody form, string? text, RecipientHasher recipients) => new()
    {
        MessageSid = form.Find("MessageSid"u8)!,
        Sender = form.Find("To"u8)!,
        From = recipients.FromAddress(form.Find("From"u8)!),
        Body = form.Find("Body"u8) ?? "",
        ButtonPayload = form.Find("ButtonPayload"u8),
        ButtonText = form.Find("ButtonText"u8),
        OptOutType = form.Find("OptOutType"u8),
        RepliedToSid = form.Find("OriginalRepliedMessageSid"u8),
        HasMedia = HasMedia(form),
        Form = text,
    };

    /// <summary>A picture, a document, a sticker or a place: nothing to be read as an answer.</summary>
    private static bool HasMedia(FormBody form)
        => form.Has("Latitude"u8) || int.TryParse(form.Find("NumMedia"u8), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0;
}
