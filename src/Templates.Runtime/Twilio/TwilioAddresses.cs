using System.Globalization;
using System.Text;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Runtime.Twilio;

/// <summary>Where Twilio's resources are: at its own hosts, or all at one base address.</summary>
internal sealed class TwilioAddresses(TwilioOptions options)
{
    private readonly string api = Base(options.BaseUrl, "https://api.twilio.com") + $"/2010-04-01/Accounts/{options.AccountSid}";
    private readonly string content = Base(options.BaseUrl, "https://content.twilio.com") + "/v1/Content";
    private readonly Uri root = new(Base(options.BaseUrl, "https://api.twilio.com"));

    public Uri Messages { get; } = new(Base(options.BaseUrl, "https://api.twilio.com") + $"/2010-04-01/Accounts/{options.AccountSid}/Messages.json");

    public Uri Message(string sid) => new($"{api}/Messages/{Uri.EscapeDataString(sid)}.json");

    public Uri Approval(string contentSid) => new($"{content}/{Uri.EscapeDataString(contentSid)}/ApprovalRequests");

    public Uri ListMessages(MessageQuery query)
    {
        // Twilio gives the next page as a path of the same host.
        if (query.Page is { } page)
            return new Uri(root, page);
        var address = new StringBuilder(api).Append(CultureInfo.InvariantCulture, $"/Messages.json?PageSize={query.PageSize}");
        if (query.To is { } to)
            address.Append("&To=").Append(Uri.EscapeDataString(to));
        if (query.From is { } from)
            address.Append("&From=").Append(Uri.EscapeDataString(from));
        if (query.SentFrom is { } day)
            address.Append(CultureInfo.InvariantCulture, $"&DateSent%3E={day:yyyy-MM-dd}");
        return new Uri(address.ToString());
    }

    private static string Base(Uri? configured, string own) => configured?.AbsoluteUri.TrimEnd('/') ?? own;
}
