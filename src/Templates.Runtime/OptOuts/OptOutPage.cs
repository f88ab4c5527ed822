using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace WaTemplates.Runtime.OptOuts;

/// <summary>Writes the pages of the opt-out link: plain HTML that needs no script and loads nothing.</summary>
internal static class OptOutPage
{
    private const string Style =
        "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}" +
        "button{font:inherit;padding:.75rem 1.5rem;border:0;border-radius:.5rem;background:#0b5c46;color:#fff;cursor:pointer}" +
        "button:focus-visible{outline:3px solid #1a1a1a;outline-offset:3px}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static Task WriteFormAsync(HttpContext context, OptOutTexts texts)
        => WriteAsync(context, StatusCodes.Status200OK, texts, texts.Title, texts.Question, $"<form method=\"post\"><button type=\"submit\">{Encode(texts.Button)}</button></form>");

    public static Task WriteDoneAsync(HttpContext context, OptOutTexts texts) => WriteAsync(context, StatusCodes.Status200OK, texts, texts.Done, texts.DoneText);

    /// <summary>The same for every token that is refused.</summary>
    /// <param name="context">The request.</param>
    /// <param name="texts">In the reader's language.</param>
    /// <param name="status">404, or 429 after too many.</param>
    public static Task WriteInvalidAsync(HttpContext context, OptOutTexts texts, int status) => WriteAsync(context, status, texts, texts.Invalid, texts.InvalidText);

    public static Task WriteLaterAsync(HttpContext context, OptOutTexts texts) => WriteAsync(context, StatusCodes.Status503ServiceUnavailable, texts, texts.Later, texts.LaterText);

    /// <summary>What every answer of the link carries: it is kept, passed on, indexed and framed by nobody.</summary>
    public static void Protect(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
    }

    private static async Task WriteAsync(HttpContext context, int status, OptOutTexts texts, string title, string text, string form = "")
    {
        var page = Encoding.UTF8.GetBytes(
            $"""
            <!DOCTYPE html>
            <html lang="{texts.Language}" dir="{texts.Direction}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{Encode(title)}</h1>
            <p>{Encode(text)}</p>
            {form}
            </main>
            </body>
            </html>

            """);
        var response = context.Response;
        response.StatusCode = status;
        response.Headers.Vary = "Accept-Language";
        response.Headers.ContentLanguage = texts.Language;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.BodyWriter.WriteAsync(page, CancellationToken.None);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
