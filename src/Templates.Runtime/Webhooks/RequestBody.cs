using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>A request's body in a rented buffer, which is wiped when it goes back.</summary>
internal readonly struct RequestBody : IDisposable
{
    private RequestBody(byte[] buffer, int length)
    {
        Buffer = buffer;
        Length = length;
    }

    public byte[] Buffer { get; }

    public int Length { get; }

    public void Dispose() => ArrayPool<byte>.Shared.Return(Buffer, clearArray: true);

    /// <summary>Sets the server's limits for this request and reads its body.</summary>
    /// <exception cref="BadHttpRequestException">Too large, too slow or cut off; it has the status to answer.</exception>
    public static async ValueTask<RequestBody> ReadAsync(HttpContext context, int maximum, WebhookLimits limits, TimeProvider time)
    {
        Restrict(context, maximum, limits);
        if (context.Request.ContentLength > maximum)
            throw TooLarge();
        var buffer = ArrayPool<byte>.Shared.Rent((int)(context.Request.ContentLength ?? maximum) + 1);
        var isRead = false;
        try
        {
            var length = await FillAsync(context.Request.BodyReader, buffer, maximum, limits, time);
            isRead = true;
            return new RequestBody(buffer, length);
        }
        finally
        {
            if (!isRead)
                ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static async ValueTask<int> FillAsync(PipeReader reader, byte[] buffer, int maximum, WebhookLimits limits, TimeProvider time)
    {
        var length = 0;
        // Most bodies arrive with their headers and need no clock.
        CancellationTokenSource? deadline = null;
        try
        {
            while (true)
            {
                if (!reader.TryRead(out var read))
                {
                    deadline ??= new CancellationTokenSource(limits.Body, time);
                    read = await reader.ReadAsync(deadline.Token);
                }

                if (length + read.Buffer.Length > Math.Min(maximum, buffer.Length))
                    throw TooLarge();
                read.Buffer.CopyTo(buffer.AsSpan(length));
                length += (int)read.Buffer.Length;
                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    return length;
            }
        }
        catch (OperationCanceledException e) when (deadline?.IsCancellationRequested == true)
        {
            throw new BadHttpRequestException("The body took too long.", StatusCodes.Status408RequestTimeout, e);
        }
        finally
        {
            deadline?.Dispose();
        }
    }

    private static void Restrict(HttpContext context, int maximum, WebhookLimits limits)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = maximum;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(limits.BodyRate, limits.BodyGrace);
    }

    private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}
