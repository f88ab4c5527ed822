using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace WaTemplates.Runtime.Benchmarks.Webhooks;

/// <summary>A webhook as one writes it by hand: form, dictionary, HMAC-SHA1.</summary>
internal static class BareWebhook
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Setting.Token);

    /// <summary>The fields, or null where the signature is another's.</summary>
    public static async Task<Dictionary<string, string>?> ReadAsync(HttpRequest request, string url)
    {
        var form = await request.ReadFormAsync();
        var fields = form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var text = new StringBuilder(url);
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            text.Append(name).Append(value);
        var expected = Convert.ToBase64String(HMACSHA1.HashData(Key, Encoding.UTF8.GetBytes(text.ToString())));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(request.Headers["X-Twilio-Signature"].ToString())) ? fields : null;
    }
}
