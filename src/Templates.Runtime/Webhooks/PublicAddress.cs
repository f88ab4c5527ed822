using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// Our addresses as others see them. What Twilio signed is the public base and the request's target as it was sent:
/// ASP.NET's path is decoded, cleaned of dots and written anew, and would not verify.
/// </summary>
internal sealed class PublicAddress(IOptions<WaTemplatesOptions> options, WebhookRoutes routes)
{
    private readonly string origin = OriginOf(options.Value.PublicUrl);
    private readonly string path = PathOf(options.Value.PublicUrl);
    private readonly bool trustsForwarded = options.Value.UseForwardedHeaders;

    /// <summary>The address that a request was sent to, for its signature.</summary>
    public string SignedUrl(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.AsSpan();
        if (!target.StartsWith('/') && target.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
        {
            // A proxy may send the whole address as target.
            var tail = target[(scheme + 3)..].IndexOfAny('/', '?');
            target = tail < 0 ? "/" : target[(scheme + 3 + tail)..];
        }

        if (target.IndexOf('#') is >= 0 and var fragment)
            target = target[..fragment];
        var seen = trustsForwarded ? ForwardedOrigin.Of(context.Request.Headers) : null;
        return string.Concat(seen ?? origin, path, target);
    }

    /// <summary>Where Twilio is to report on a message.</summary>
    /// <param name="tag">From <see cref="SendTag.Create"/>.</param>
    public Uri StatusCallback(string tag) => new($"{To("/status")}?{StatusEndpoint.TagParameter}={tag}");

    /// <summary>The address of one of our endpoints: <c>/inbound</c>, <c>/status</c>, <c>/opt-out/…</c>.</summary>
    public string To(string endpoint) => string.Concat(origin, path, routes.Prefix, endpoint);

    private static string OriginOf(Uri? url) => url is null ? "" : Written(url)[..PathStart(url)];

    private static string PathOf(Uri? url) => url is null ? "" : Written(url)[PathStart(url)..].TrimEnd('/');

    private static int PathStart(Uri url)
    {
        var text = Written(url);
        return text.IndexOf('/', text.IndexOf("://", StringComparison.Ordinal) + 3) is >= 0 and var slash ? slash : text.Length;
    }

    // The configured letters: Uri lowers the host and drops a default port.
    private static string Written(Uri url) => url.OriginalString.IndexOfAny(['?', '#']) is >= 0 and var end ? url.OriginalString[..end] : url.OriginalString;
}
