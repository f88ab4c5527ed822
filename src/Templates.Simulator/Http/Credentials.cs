using System.Text;

namespace WaTemplates.Simulator.Http;

/// <summary>The account's Basic credentials: SID and token, and an API key if there is one.</summary>
internal sealed class Credentials(string accountSid, string authToken, string? apiKey, string? apiSecret)
{
    private readonly string account = Basic(accountSid, authToken);
    private readonly string? key = apiKey is null ? null : Basic(apiKey, apiSecret ?? "");

    public bool Accept(string? header) => header is not null && (header == account || header == key);

    private static string Basic(string user, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
}
