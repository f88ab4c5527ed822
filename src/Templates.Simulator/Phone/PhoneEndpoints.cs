using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Phone;

/// <summary>The phone page: its files, its stream of events, and what people do on it.</summary>
internal sealed class PhoneEndpoints(SimulatedAccount account)
{
    private const int LongestBody = 64 * 1024;

    private readonly PhoneActions actions = new(account);

    public static bool IsPhone(PathString path) => path == "/" || path == "/favicon.ico" || path.StartsWithSegments("/phone", StringComparison.Ordinal);

    public Task HandleAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        if (!HostGuard.AllowsOrigin(context.Request))
            return EmptyAsync(context, StatusCodes.Status403Forbidden);
        var path = context.Request.Path.Value!;
        if (HttpMethods.IsPost(context.Request.Method))
            return ActAsync(context, path["/phone".Length..].TrimStart('/'));
        if (!HttpMethods.IsGet(context.Request.Method))
            return EmptyAsync(context, StatusCodes.Status405MethodNotAllowed);
        return path == "/phone/events" ? StreamAsync(context) : FileAsync(context, path switch
        {
            "/" => "index.html",
            "/favicon.ico" => "icon.svg",
            _ => path["/phone/".Length..],
        });
    }

    private static async Task FileAsync(HttpContext context, string name)
    {
        if (PhoneAssets.Find(name) is not { } file)
        {
            await EmptyAsync(context, StatusCodes.Status404NotFound);
            return;
        }

        context.Response.ContentType = PhoneAssets.TypeOf(name);
        context.Response.ContentLength = file.Length;
        await context.Response.Body.WriteAsync(file);
    }

    private async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        var channel = account.Phone.Listen();
        try
        {
            await foreach (var text in channel.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(text, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The page was closed.
        }
        finally
        {
            account.Phone.Leave(channel);
        }
    }

    // A page of another origin cannot send JSON without asking first, and it is never answered.
    private async Task ActAsync(HttpContext context, string action)
    {
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true || context.Request.ContentLength is null or > LongestBody)
        {
            await EmptyAsync(context, StatusCodes.Status415UnsupportedMediaType);
            return;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var understood = body.RootElement.ValueKind == JsonValueKind.Object && actions.Perform(action, body.RootElement);
            await EmptyAsync(context, understood ? StatusCodes.Status204NoContent : StatusCodes.Status400BadRequest);
        }
        catch (JsonException)
        {
            await EmptyAsync(context, StatusCodes.Status400BadRequest);
        }
    }

    private static Task EmptyAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
