using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using WaTemplates.Simulator.Faults;

namespace WaTemplates.Simulator.Http;

/// <summary>One request on its way to an answer.</summary>
internal sealed class Exchange(HttpContext context, string[] segments)
{
    private FormPairs? query;

    public HttpContext Context { get; } = context;

    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>The form of the body; empty when the body is none.</summary>
    public FormPairs Form { get; private set; } = FormPairs.Empty;

    public FormPairs Query => query ??= Context.Request.QueryString is { HasValue: true, Value: { } text }
        ? FormPairs.Parse(Encoding.UTF8.GetBytes(text, 1, text.Length - 1))
        : FormPairs.Empty;

    /// <summary>The address the client knows us by, without a final slash.</summary>
    public string BaseUrl => $"{Context.Request.Scheme}://{Context.Request.Host.Value}";

    /// <summary>What goes wrong with it.</summary>
    public FaultDecision Decision { get; set; } = FaultDecision.Nothing;

    /// <summary>Runs before the answer is written.</summary>
    public Func<Task>? Beforehand { get; set; }

    /// <summary>Runs when the answer is out, also when the client never gets it.</summary>
    public Action? Afterwards { get; set; }

    /// <summary>A part of the path, counted from 0.</summary>
    public string Segment(int index) => segments[index];

    public async Task ReadBodyAsync(CancellationToken cancellationToken)
    {
        if (Context.Request.ContentLength is 0 || HttpMethods.IsGet(Context.Request.Method))
            return;
        var buffer = new ArrayBufferWriter<byte>((int)Math.Clamp(Context.Request.ContentLength ?? 1024, 1, 1 << 20));
        int read;
        while ((read = await Context.Request.Body.ReadAsync(buffer.GetMemory(512), cancellationToken)) > 0)
            buffer.Advance(read);
        Body = buffer.WrittenMemory;
        if (Context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            Form = FormPairs.Parse(Body.Span);
    }
}
