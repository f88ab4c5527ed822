using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace WaTemplates.Runtime.Benchmarks.Sending;

/// <summary>Accepts whatever is sent to it, with a new SID, after so many milliseconds.</summary>
internal static class FakeTwilio
{
    private const string Rest = ""","account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","api_version":"2010-04-01","body":"","date_created":"Mon, 23 Nov 2026 08:00:00 +0000","date_sent":null,"date_updated":"Mon, 23 Nov 2026 08:00:00 +0000","direction":"outbound-api","error_code":null,"error_message":null,"from":"whatsapp:+14155238886","messaging_service_sid":null,"num_media":"0","num_segments":"1","price":null,"price_unit":null,"status":"queued","to":"whatsapp:+4915112345678","subresource_uris":{"media":"/Media.json"}}""";

    public static async Task RunAsync(int port, int from, int to)
    {
        var builder = WebApplication.CreateSlimBuilder();
        Setting.Quiet(builder.Logging);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        var number = 0L;
        var series = Guid.NewGuid().ToString("N")[..16];
        app.MapPost("/2010-04-01/{**rest}", (RequestDelegate)(async context =>
        {
            await context.Request.BodyReader.CopyToAsync(Stream.Null);
            if (to > 0)
                await Task.Delay(Random.Shared.Next(from, to + 1));
            var body = $"{{\"sid\":\"SM{series}{Interlocked.Increment(ref number):x16}\"{Rest}";
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.ContentType = "application/json;charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.WriteAsync(body);
        }));
        app.MapGet("/2010-04-01/{**rest}", () => Results.Text("""{"messages":[]}""", "application/json"));
        app.MapGet("/v1/{**rest}", () => Results.Text("""{"whatsapp":{"status":"approved"}}""", "application/json"));
        await app.StartAsync();
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
    }
}
