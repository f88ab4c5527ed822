using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Scheme and host as the nearest proxy says the caller used them.</summary>
internal static class ForwardedOrigin
{
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:[]");

    /// <summary><c>https://host</c>, or null where the headers are missing or no scheme and host.</summary>
    public static string? Of(IHeaderDictionary headers)
    {
        var scheme = Last(headers["X-Forwarded-Proto"]);
        var host = Last(headers["X-Forwarded-Host"]);
        if (host.IsEmpty || host.ContainsAnyExcept(HostCharacters))
            return null;
        return scheme.Equals("https", StringComparison.OrdinalIgnoreCase) ? $"https://{host}"
            : scheme.Equals("http", StringComparison.OrdinalIgnoreCase) ? $"http://{host}"
            : null;
    }

    /// <summary>The last entry: the others came from whoever called the proxy.</summary>
    private static ReadOnlySpan<char> Last(StringValues values)
    {
        var text = values.Count == 0 ? default : values[^1].AsSpan();
        return text[(text.LastIndexOf(',') + 1)..].Trim();
    }
}
