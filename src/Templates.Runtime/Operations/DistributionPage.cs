using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Operations;

/// <summary>The page to watch list sendings by: its files, their figures, and the two things an operator does: hold and go on.</summary>
/// <param name="prefix">Path of the page, without a slash at its end.</param>
internal sealed class DistributionPage(IDistributions distributions, DistributionRates rates, OperatorAccess access, string prefix)
{
    private const int LongestBody = 4096;
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // Not "no-referrer": a form would then be posted with the origin "null".
        headers["Referrer-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-store";
        var rest = context.Request.RouteValues["rest"] as string ?? "";
        return (context.Request.Method, rest) switch
        {
            ("POST", "login") => LogInAsync(context),
            ("GET" or "HEAD", "style.css" or "icon.svg") => FileAsync(context, rest),
            // Its files are named beside it.
            ("GET" or "HEAD", "") when context.Request.Path.Value?.EndsWith('/') != true => RedirectAsync(context, StatusCodes.Status308PermanentRedirect, RootOf(context)),
            ("GET" or "HEAD", "") when !access.IsAllowed(context.Request) => FileAsync(context, OperatorAssets.LogIn, StatusCodes.Status401Unauthorized),
            _ when !access.IsAllowed(context.Request) => EmptyAsync(context, StatusCodes.Status401Unauthorized),
            ("GET" or "HEAD", "") => FileAsync(context, "index.html"),
            ("GET", "api/list") => AnswerAsync(context, async () => DistributionJson.List(await distributions.ListAsync(context.RequestAborted), rates)),
            ("GET", "api/item") => ItemAsync(context),
            ("POST", "api/pause" or "api/resume") => ActAsync(context, rest),
            ("GET" or "HEAD", _) => FileAsync(context, rest),
            _ => EmptyAsync(context, StatusCodes.Status405MethodNotAllowed),
        };
    }

    private async Task LogInAsync(HttpContext context)
    {
        var token = IsSameOrigin(context.Request) ? await TokenAsync(context) : null;
        if (token is not null && access.IsToken(token))
        {
            access.Allow(context, RootOf(context));
            await RedirectAsync(context, StatusCodes.Status303SeeOther, RootOf(context));
            return;
        }

        var isTooOften = access.CountFailure(context);
        await WriteAsync(context, OperatorAssets.LogIn, OperatorAssets.Refusal, isTooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized);
    }

    private string RootOf(HttpContext context) => $"{context.Request.PathBase}{prefix}/";

    private static Task RedirectAsync(HttpContext context, int status, string to)
    {
        context.Response.Headers.Location = to;
        return EmptyAsync(context, status);
    }

    private static async Task<string?> TokenAsync(HttpContext context)
    {
        if (!FormContent.IsUrlEncoded(context.Request.ContentType) || context.Request.ContentLength is null or > LongestBody)
            return null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return form["token"].ToString();
    }

    private async Task ItemAsync(HttpContext context)
    {
        var key = context.Request.Query["key"].ToString();
        if (await distributions.GetAsync(key, context.RequestAborted) is { } status)
            await JsonAsync(context, DistributionJson.One(status, rates.Of(key)));
        else
            await JsonAsync(context, DistributionJson.Error("There is no list sending of that key."), StatusCodes.Status404NotFound);
    }

    // Another site's page cannot send JSON here without asking first, and its cookie would stay behind.
    private async Task ActAsync(HttpContext context, string action)
    {
        if (!IsSameOrigin(context.Request) || context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true || context.Request.ContentLength is null or > LongestBody)
        {
            await EmptyAsync(context, StatusCodes.Status415UnsupportedMediaType);
            return;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("key", out var key) || key.GetString() is not { } name)
            {
                await EmptyAsync(context, StatusCodes.Status400BadRequest);
                return;
            }

            await (action == "api/pause" ? distributions.PauseAsync(name, "Held on the page", context.RequestAborted) : distributions.ResumeAsync(name, context.RequestAborted));
            await EmptyAsync(context, StatusCodes.Status204NoContent);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            await EmptyAsync(context, StatusCodes.Status400BadRequest);
        }
        catch (DistributionException exception)
        {
            await JsonAsync(context, DistributionJson.Error(exception.Message), StatusCodes.Status409Conflict);
        }
    }

    private static bool IsSameOrigin(HttpRequest request)
        => request.Headers.Origin.ToString() is not { Length: > 0 } origin || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));

    private static async Task AnswerAsync(HttpContext context, Func<Task<ReadOnlyMemory<byte>>> make)
    {
        try
        {
            await JsonAsync(context, await make());
        }
        catch (LedgerException exception)
        {
            await JsonAsync(context, DistributionJson.Error(exception.Message), StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task JsonAsync(HttpContext context, ReadOnlyMemory<byte> json, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }

    private static Task FileAsync(HttpContext context, string name, int status = StatusCodes.Status200OK)
        => OperatorAssets.Find(name) is { } file ? WriteAsync(context, name, file, status) : EmptyAsync(context, StatusCodes.Status404NotFound);

    private static async Task WriteAsync(HttpContext context, string name, byte[] file, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = OperatorAssets.TypeOf(name);
        context.Response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(file, context.RequestAborted);
    }

    private static Task EmptyAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
