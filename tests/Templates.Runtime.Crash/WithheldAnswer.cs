using Microsoft.AspNetCore.Http;

namespace WaTemplates.Runtime.Crash;

/// <summary>Stops between the end of an inbound webhook's work and its answer, for the process to be killed there.</summary>
internal static class WithheldAnswer
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next, string sign)
    {
        // The runtime's look at its own address is no message.
        if (!context.Request.Path.Value!.EndsWith("/inbound", StringComparison.Ordinal) || context.Request.Headers.ContainsKey("X-WaTemplates-Self-Test"))
        {
            await next(context);
            return;
        }

        context.Response.Body = new MemoryStream();
        await next(context);
        await File.WriteAllTextAsync(sign, "");
        await Task.Delay(Timeout.Infinite);
    }
}
