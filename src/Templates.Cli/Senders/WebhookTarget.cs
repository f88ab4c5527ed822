using System.Text.RegularExpressions;

namespace WaTemplates.Cli.Senders;

/// <summary>Where a sender's webhooks are to lead.</summary>
/// <param name="Callback">Address for what people write.</param>
/// <param name="Status">Address for what becomes of messages.</param>
internal sealed partial record WebhookTarget(string Callback, string Status)
{
    public const string RuntimeWord = "runtime";
    public const string QualtricsWord = "qualtrics";

    /// <summary>Of the address that Qualtrics documents.</summary>
    public const string DefaultDataCenter = "iad1";

    /// <summary>The endpoints of <c>watemplates serve</c>.</summary>
    public static WebhookTarget Runtime(Uri publicUrl)
    {
        var root = publicUrl.OriginalString.TrimEnd('/');
        return new WebhookTarget($"{root}/whatsapp/inbound", $"{root}/whatsapp/status");
    }

    /// <exception cref="CannotRunException">It is no data centre.</exception>
    public static WebhookTarget Qualtrics(string dataCenter)
    {
        if (!DataCenterId().IsMatch(dataCenter))
            throw new CannotRunException($"the data centre '{ShownText.OneLine(dataCenter)}' is none. Write what is in front of .qualtrics.com in your address, such as iad1 or fra1.");
        var address = $"https://{dataCenter}.qualtrics.com/phoneforms/sms";
        return new WebhookTarget(address, address);
    }

    /// <exception cref="CannotRunException">An address cannot be used.</exception>
    public static WebhookTarget Of(string callback, string? status) => new(Usable(callback, "--to"), Usable(status ?? callback, "--status"));

    /// <summary>
    /// A sender's webhook brought there; what is not named stays. An address that has retries behind its number sign
    /// already is the same address.
    /// </summary>
    public SenderWebhook Apply(SenderWebhook before) => before with
    {
        CallbackUrl = IsSame(before.CallbackUrl, Callback) ? before.CallbackUrl : Callback,
        CallbackMethod = SenderWebhook.Post,
        StatusCallbackUrl = IsSame(before.StatusCallbackUrl, Status) ? before.StatusCallbackUrl : Status,
        StatusCallbackMethod = SenderWebhook.Post,
    };

    /// <summary>Whether an address leads where it is wanted; connection options behind <c>#</c> count only where the wanted one has some.</summary>
    public static bool IsSame(string? actual, string wanted)
        => actual == wanted || (actual is not null && !wanted.Contains('#', StringComparison.Ordinal) && actual.Split('#')[0] == wanted);

    private static string Usable(string written, string option)
    {
        if (Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Host.Length > 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            return written;
        var words = option == "--to" ? $"{RuntimeWord}, {QualtricsWord} or an address" : "an address";
        throw new CannotRunException($"{option} is '{ShownText.Address(written)}', and {words} with https is expected; http only on loopback.");
    }

    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9]){1,19}\z")]
    private static partial Regex DataCenterId();
}
