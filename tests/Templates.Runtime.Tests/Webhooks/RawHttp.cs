using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>Requests that no client library would send.</summary>
internal static class RawHttp
{
    /// <summary>A POST as text, with its length unless headers say otherwise.</summary>
    public static string Post(string target, string body, string? signature = null, string? headers = null)
        => $"POST {target} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + (signature is null ? "" : $"X-Twilio-Signature: {signature}\r\n")
            + (headers ?? $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n")
            + "\r\n" + body;

    public static string Signed(string target, (string Name, string Value)[] form, string? headers = null, string? url = null, string? more = null)
    {
        var body = SignedForms.Encode(form);
        return Post(target, body, SignedForms.Sign(WebhookHost.Token, url ?? WebhookHost.PublicUrl + target, form), headers ?? $"Content-Length: {body.Length}\r\n{more}");
    }

    /// <summary>Sends pieces with a pause before each but the first, and reads until the server closes or is silent for a while after an answer.</summary>
    public static async Task<string> SendAsync(int port, TimeSpan pause, params string[] pieces)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        var reading = ReadAsync(stream);
        foreach (var (index, piece) in pieces.Index())
        {
            if (index > 0)
                await Task.Delay(pause);
            try
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(piece));
            }
            catch (IOException)
            {
                // The server has answered and closed.
                break;
            }
        }

        return await reading;
    }

    public static Task<string> SendAsync(int port, string text) => SendAsync(port, TimeSpan.Zero, text);

    public static int[] Statuses(string answers) => answers.Split("HTTP/1.1 ").Skip(1).Select(a => int.Parse(a[..3], System.Globalization.CultureInfo.InvariantCulture)).ToArray();

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            while (true)
            {
                using var silence = new CancellationTokenSource(answer.Length == 0 ? TimeSpan.FromSeconds(20) : TimeSpan.FromMilliseconds(400));
                var read = await stream.ReadAsync(buffer, silence.Token);
                if (read == 0)
                    break;
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Silence, or a reset after the answer.
        }

        return answer.ToString();
    }
}
