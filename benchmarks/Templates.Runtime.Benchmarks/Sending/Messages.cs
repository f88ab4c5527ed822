using System.Globalization;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Benchmarks.Sending;

/// <summary>What is sent: one template with a name and a link, to each person one.</summary>
internal static class Messages
{
    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"whatsapp:+49151{10_000_000 + number}");

    public static string Variables(int number) => string.Create(CultureInfo.InvariantCulture, $$"""{"1":"Jörg","2":"survey?u={{number}}","3":"Tuesday, 24 November"}""");

    public static NewSend[] Rows(int first, int count) => [.. Enumerable.Range(first, count).Select(Row)];

    private static NewSend Row(int number) => new()
    {
        DedupeKey = string.Create(CultureInfo.InvariantCulture, $"message:{number}"),
        Kind = SendKind.Template,
        Sender = Setting.Sender,
        Recipient = new Recipient(Address(number), new RecipientKey(UInt128.MaxValue / 1_000_003 * (UInt128)(uint)number)),
        MailingList = "portal",
        Template = "survey_invitation",
        Language = "de",
        ContentSid = Setting.Content,
        Fingerprint = "benchmark",
        Payload = Variables(number),
    };
}
