using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Signs as Twilio does, for requests of our own.</summary>
internal static class WebhookSignature
{
    /// <param name="token">The auth token.</param>
    /// <param name="url">The address the request goes to, without fragment.</param>
    /// <param name="form">The form as it is sent.</param>
    /// <returns>The header's value.</returns>
    /// <exception cref="FormatException">The form cannot be read.</exception>
    public static string Create(string token, string url, string form)
    {
        var bytes = Encoding.UTF8.GetBytes(form);
        if (!FormBody.TryParse(bytes, bytes.Length, out var fields))
            throw new FormatException("The form cannot be read.");
        var parts = SignedUrl.Split(url);
        var text = new SignedText(new byte[SignedText.MaximumLength(parts, fields)], parts, fields).WithPort(parts.Port);
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), text));
    }
}
