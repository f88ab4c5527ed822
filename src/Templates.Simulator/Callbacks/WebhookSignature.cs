using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Simulator.Callbacks;

/// <summary>Twilio's signature of a webhook: HMAC-SHA1 over the address and the form's pairs, in Base64.</summary>
internal static class WebhookSignature
{
    public const string Header = "X-Twilio-Signature";

    /// <param name="authToken">The account's primary token.</param>
    /// <param name="url">The address as configured, character by character, without its fragment.</param>
    /// <param name="form">The decoded pairs; none for GET and for bodies that are no form.</param>
    public static string Of(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, value) in form.Distinct().OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal))
            signed.Append(name).Append(value);
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
    }
}
