using System.Net.Http.Headers;
using System.Text;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Runtime.Twilio;

/// <summary>Basic authentication: by API key where there is one, since that can be revoked, else by the account's token.</summary>
internal static class TwilioCredentials
{
    public static AuthenticationHeaderValue Of(TwilioOptions options)
    {
        var (user, password) = options.ApiKey is { Length: > 0 } key ? (key, options.ApiSecret) : (options.AccountSid, options.SigningTokens.FirstOrDefault());
        return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }
}
