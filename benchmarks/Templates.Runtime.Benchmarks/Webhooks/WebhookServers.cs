using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace WaTemplates.Runtime.Benchmarks.Webhooks;

/// <summary>The three servers: bare, with one insert, and the runtime's.</summary>
internal static class WebhookServers
{
    private const string EmptyAnswer = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    public static async Task RunAsync(string kind, int port)
    {
        var folder = Setting.NewFolder();
        var origin = new Uri($"http://127.0.0.1:{port}");
        var builder = WebApplication.CreateSlimBuilder();
        Setting.Quiet(builder.Logging);
        builder.WebHost.UseUrls(origin.AbsoluteUri);
        if (kind == "ours")
            await Setting.AddRuntimeAsync(builder.Services, builder.Configuration, folder, origin, twilio: origin);
        await using (var app = builder.Build())
        {
            Map(app, kind, folder, new Uri(origin, Setting.InboundPath).AbsoluteUri);
            await app.StartAsync();
            Console.WriteLine("ready");
            await Console.In.ReadToEndAsync();
            await app.StopAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static void Map(WebApplication app, string kind, string folder, string url)
    {
        if (kind == "ours")
        {
            app.MapWaTemplates();
            // What the runtime asks Twilio for as it starts.
            app.MapGet("/2010-04-01/{**rest}", () => Results.Text("""{"messages":[]}""", "application/json"));
            return;
        }

        var table = kind == "baseline" ? new OneInsert(Path.Combine(folder, "inbound.db")) : null;
        app.MapPost(Setting.InboundPath, async (HttpRequest request) =>
        {
            if (await BareWebhook.ReadAsync(request, url) is not { } fields)
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            table?.Add(fields);
            return Results.Text(EmptyAnswer, "text/xml");
        });
    }
}
