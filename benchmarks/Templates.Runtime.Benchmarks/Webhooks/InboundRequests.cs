using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Runtime.Benchmarks.Webhooks;

/// <summary>Signed requests with the 16 fields of a text message; of each another SID, and writers in turn.</summary>
internal sealed class InboundRequests
{
    public const int Writers = 10_000;

    private const string SidMark = "SM#sid############################";
    private const string NumberMark = "49151#number##";
    private const string SignatureMark = "#signature#################=";
    private static readonly KeyValuePair<string, string>[] Fields =
    [
        new("SmsMessageSid", SidMark), new("NumMedia", "0"), new("ProfileName", "Jörg ✓"), new("MessageType", "text"),
        new("SmsSid", SidMark), new("WaId", NumberMark), new("SmsStatus", "received"), new("Body", "Ja gerne, ich käme am Dienstag um 9 Uhr"),
        new("To", Setting.Sender), new("NumSegments", "1"), new("ReferralNumMedia", "0"), new("MessageSid", SidMark),
        new("AccountSid", Setting.Account), new("ChannelMetadata", """{"type":"whatsapp","data":{"context":{"ProfileName":"Jörg ✓"}}}"""),
        new("From", "whatsapp:+" + NumberMark), new("ApiVersion", "2010-04-01"),
    ];

    private readonly byte[] request;
    private readonly int[] sids;
    private readonly int[] numbers;
    private readonly int signature;
    private readonly string series = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly byte[] signatures;

    /// <param name="url">The address, as it is signed.</param>
    /// <param name="count">How many requests there are; they are signed now.</param>
    public InboundRequests(Uri url, int count)
    {
        var form = string.Join('&', Fields.Select(field => $"{Escape(field.Key)}={Escape(field.Value)}"));
        request = Encoding.UTF8.GetBytes($"POST {url.AbsolutePath} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\nContent-Length: {form.Length}\r\nX-Twilio-Signature: {SignatureMark}\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n\r\n{form}");
        var text = Encoding.UTF8.GetBytes(url.AbsoluteUri + string.Concat(Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value)));
        signatures = new byte[count * SignatureMark.Length];
        (sids, numbers, signature) = (All(request, SidMark), All(request, NumberMark), All(request, SignatureMark)[0]);
        var (textSids, textNumbers) = (All(text, SidMark), All(text, NumberMark));
        var key = Encoding.UTF8.GetBytes(Setting.Token);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        for (var i = 0; i < count; i++)
        {
            Patch(text, textSids, textNumbers, i);
            HMACSHA1.HashData(key, text, hash);
            Base64.EncodeToUtf8(hash, signatures.AsSpan(i * SignatureMark.Length, SignatureMark.Length), out _, out _);
        }
    }

    public int Count => signatures.Length / SignatureMark.Length;

    public byte[] NewBuffer() => request.ToArray();

    /// <summary>Makes the n-th request of a buffer.</summary>
    public void Fill(byte[] buffer, int number)
    {
        Patch(buffer, sids, numbers, number);
        signatures.AsSpan(number * SignatureMark.Length, SignatureMark.Length).CopyTo(buffer.AsSpan(signature));
    }

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal).Replace("%23", "#", StringComparison.Ordinal);

    private static int[] All(byte[] text, string mark)
    {
        var found = new List<int>();
        for (int from = 0, at; (at = text.AsSpan(from).IndexOf(Encoding.UTF8.GetBytes(mark))) >= 0; from += at + mark.Length)
            found.Add(from + at);
        return [.. found];
    }

    private void Patch(byte[] text, int[] sidPlaces, int[] numberPlaces, int number)
    {
        foreach (var place in sidPlaces)
        {
            Encoding.UTF8.GetBytes(series, text.AsSpan(place + 2, 16));
            number.TryFormat(text.AsSpan(place + 18, 16), out _, "x16", CultureInfo.InvariantCulture);
        }

        foreach (var place in numberPlaces)
            (100_000_000 + number % Writers).TryFormat(text.AsSpan(place + 5, 9), out _, "d9", CultureInfo.InvariantCulture);
    }
}
