using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace WaTemplates.Simulator.Tests.Messages;

/// <summary>A client that costs next to nothing: bytes made beforehand, answers counted by their length.</summary>
internal static class RawSender
{
    public static async Task SendAsync(TestAccount account, int connection, int count)
    {
        var simulator = account.Simulator;
        using var client = new TcpClient();
        await client.ConnectAsync(simulator.Url.Host, simulator.Url.Port);
        client.NoDelay = true;
        var stream = client.GetStream();
        var body = string.Create(CultureInfo.InvariantCulture, $"To=whatsapp%3A%2B49151{connection:00000000}&From=whatsapp%3A%2B14155238886&ContentSid={account.Content.Sid}&ContentVariables=%7B%221%22%3A%22Anna%22%2C%222%22%3A%22https%3A%2F%2Fexample.com%2Fs%2F1%22%7D");
        var credentials = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{simulator.AccountSid}:{simulator.AuthToken}"));
        var request = Encoding.ASCII.GetBytes($"POST {account.MessagesPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {credentials}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}");
        var answer = new byte[8192];
        for (var sent = 0; sent < count; sent++)
        {
            await stream.WriteAsync(request);
            var length = 0;
            while (!IsComplete(answer.AsSpan(0, length)))
            {
                var read = await stream.ReadAsync(answer.AsMemory(length));
                if (read == 0)
                    throw new IOException("The simulator hung up.");
                length += read;
            }
        }
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        if (!answer.StartsWith("HTTP/1.1 201"u8))
            throw new IOException(Encoding.UTF8.GetString(answer));
        var name = "Content-Length: "u8;
        var value = answer[(answer.IndexOf(name) + name.Length)..];
        return answer.Length >= end + 4 + int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
