using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WaTemplates.Runtime.Benchmarks.Webhooks;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Benchmarks;

/// <summary>Reading and checking a signed form, ours and by hand, in turn on one thread; from a body in memory.</summary>
internal static class SignatureCheck
{
    private const int Rounds = 9;
    private const int Times = 20_000;
    private const string Url = "http://127.0.0.1:8080" + Setting.InboundPath;

    public static void Run()
    {
        var (body, signature) = Request();
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.ContentType = "application/x-www-form-urlencoded; charset=utf-8";
        context.Request.ContentLength = body.Length;
        context.Request.Headers["X-Twilio-Signature"] = signature;
        var verifier = new SignatureVerifier([Setting.Token]);
        var times = new List<(double Bare, double Ours)>();
        for (var round = -3; round < Rounds; round++)
        {
            var bare = Time(() => Bare(context, body));
            var ours = Time(() => Ours(context, body, verifier, signature));
            if (round >= 0)
                times.Add((bare, ours));
        }

        var buffer = body.ToArray();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Check(FormBody.TryParse(buffer, buffer.Length, out var form) && verifier.FindToken(Url, form, signature) == 0);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var pairs = 24 + form.Count * 16;
        Figures.Print($"Reading and checking a form of 16 fields: bare {Figures.Median(times.Select(pair => pair.Bare)):F2} µs, ours {Figures.Median(times.Select(pair => pair.Ours)):F2} µs, {Figures.Median(times.Select(pair => pair.Bare / pair.Ours)):F2} times as fast; ours allocates {allocated} bytes (the array of pairs is {pairs})");
    }

    private static double Time(Action run)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Times; i++)
            run();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Times;
    }

    private static void Bare(HttpContext context, byte[] body)
    {
        context.Request.Body = new MemoryStream(body);
        context.Features.Set<IFormFeature>(new FormFeature(context.Request));
        Check(BareWebhook.ReadAsync(context.Request, Url).GetAwaiter().GetResult() is not null);
    }

    private static void Ours(HttpContext context, byte[] body, SignatureVerifier verifier, string signature)
    {
        context.Request.Body = new MemoryStream(body);
        using var read = RequestBody.ReadAsync(context, 65536, Limits, TimeProvider.System).AsTask().GetAwaiter().GetResult();
        Check(FormBody.TryParse(read.Buffer, read.Length, out var form) && verifier.FindToken(Url, form, signature) == 0);
    }

    private static WebhookLimits Limits { get; } = new();

    private static void Check(bool isVerified)
    {
        if (!isVerified)
            throw new InvalidOperationException("The signature did not verify.");
    }

    private static (byte[] Body, string Signature) Request()
    {
        var requests = new InboundRequests(new Uri(Url), 1);
        var buffer = requests.NewBuffer();
        requests.Fill(buffer, 0);
        var text = Encoding.UTF8.GetString(buffer);
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var signature = text.IndexOf("X-Twilio-Signature: ", StringComparison.Ordinal) + 20;
        return (buffer[head..], text.Substring(signature, SignatureVerifier.HeaderLength));
    }
}
