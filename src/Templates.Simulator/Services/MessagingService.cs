using System.Globalization;
using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Services;

/// <summary>A messaging service: senders that share their webhooks.</summary>
internal sealed class MessagingService(string sid, string friendlyName, DateTimeOffset now)
{
    public string Sid { get; } = sid;

    public string FriendlyName { get; private set; } = friendlyName;

    /// <summary>Where what people write is posted; null switches that off.</summary>
    public string? InboundRequestUrl { get; private set; }

    public string InboundMethod { get; private set; } = "POST";

    public string? FallbackUrl { get; private set; }

    public string FallbackMethod { get; private set; } = "POST";

    public string? StatusCallback { get; private set; }

    /// <summary>The sender's own webhook is called instead of the service's.</summary>
    public bool UseInboundWebhookOnNumber { get; private set; }

    public bool StickySender { get; private set; } = true;

    public int ValidityPeriod { get; private set; } = 36000;

    public string Usecase { get; private set; } = "undeclared";

    public DateTimeOffset CreatedAt { get; } = now;

    public HashSet<string> SenderSids { get; } = new(StringComparer.Ordinal);

    public void Use(string? inboundRequestUrl, string? statusCallback, bool useInboundWebhookOnNumber)
    {
        InboundRequestUrl = inboundRequestUrl;
        StatusCallback = statusCallback;
        UseInboundWebhookOnNumber = useInboundWebhookOnNumber;
    }

    public TwilioError? Apply(FormPairs form)
    {
        foreach (var (name, value) in form.All)
        {
            if (name.EndsWith("Url", StringComparison.Ordinal) || name == "StatusCallback")
            {
                if (value.Length > 0 && !Callbacks.WebhookUrl.IsUsable(value))
                    return TwilioError.Invalid($"{name} \"{value}\" is no usable address.");
            }

            switch (name)
            {
                case "FriendlyName" when value.Length is 0 or > 64: return TwilioError.Invalid("FriendlyName must have 1 to 64 characters.");
                case "FriendlyName": FriendlyName = value; break;
                case "InboundRequestUrl": InboundRequestUrl = value.Length == 0 ? null : value; break;
                case "FallbackUrl": FallbackUrl = value.Length == 0 ? null : value; break;
                case "StatusCallback": StatusCallback = value.Length == 0 ? null : value; break;
                case "InboundMethod" or "FallbackMethod" when value is not ("GET" or "POST"): return TwilioError.Invalid($"{name} must be GET or POST.");
                case "InboundMethod": InboundMethod = value; break;
                case "FallbackMethod": FallbackMethod = value; break;
                case "UseInboundWebhookOnNumber": UseInboundWebhookOnNumber = IsTrue(value); break;
                case "StickySender": StickySender = IsTrue(value); break;
                case "Usecase": Usecase = value; break;
                case "ValidityPeriod":
                    if (!int.TryParse(value, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > 36000)
                        return TwilioError.Invalid("ValidityPeriod must be 1 to 36000 seconds.");
                    ValidityPeriod = seconds;
                    break;
            }
        }

        return null;
    }

    private static bool IsTrue(string value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
