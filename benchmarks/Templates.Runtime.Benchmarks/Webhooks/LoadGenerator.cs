using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace WaTemplates.Runtime.Benchmarks.Webhooks;

/// <summary>
/// 64 connections that are kept alive, each with one request under way, on one thread and with no HTTP library: what it
/// costs is the same for all, and little.
/// </summary>
internal static class LoadGenerator
{
    private const int Connections = 64;

    /// <summary>Tells requests per second, and the median and 99th percentile of milliseconds.</summary>
    public static void Run(Uri url, int warmUp, int seconds)
    {
        var requests = new InboundRequests(url, 70_000 * (warmUp + seconds));
        var connections = new List<Connection>();
        for (var i = 0; i < Connections; i++)
            connections.Add(new Connection(url, requests.NewBuffer()));
        var next = Drive(connections, requests, 0, warmUp, latencies: []);
        var latencies = new List<long>(1 << 20);
        var started = Stopwatch.GetTimestamp();
        Drive(connections, requests, next, seconds, latencies);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        latencies.Sort();
        Figures.Tell(latencies.Count / took, Milliseconds(latencies[latencies.Count / 2]), Milliseconds(latencies[latencies.Count * 99 / 100]));
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;

    private static int Drive(List<Connection> connections, InboundRequests requests, int next, int seconds, List<long> latencies)
    {
        var until = Stopwatch.GetTimestamp() + seconds * Stopwatch.Frequency;
        foreach (var connection in connections)
            connection.Send(requests, next++);
        var waiting = new HashSet<Connection>(connections);
        var ready = new List<Connection>(Connections);
        while (waiting.Count > 0)
        {
            ready.AddRange(waiting);
            Socket.Select(ready, null, null, 5_000_000);
            if (ready.Count == 0)
                throw new InvalidOperationException("No answer for five seconds.");
            foreach (var connection in ready)
            {
                if (!connection.TryFinish())
                    continue;
                var now = Stopwatch.GetTimestamp();
                latencies.Add(now - connection.SentAt);
                if (now < until && next < requests.Count)
                    connection.Send(requests, next++);
                else
                    waiting.Remove(connection);
            }

            ready.Clear();
        }

        return next;
    }

    private sealed class Connection : Socket
    {
        private readonly byte[] request;
        private readonly byte[] answer = new byte[4096];
        private int length;

        public Connection(Uri url, byte[] request)
            : base(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            this.request = request;
            NoDelay = true;
            Connect("127.0.0.1", url.Port);
        }

        public long SentAt { get; private set; }

        public void Send(InboundRequests requests, int number)
        {
            requests.Fill(request, number);
            SentAt = Stopwatch.GetTimestamp();
            Send(request);
        }

        public bool TryFinish()
        {
            length += Receive(answer, length, answer.Length - length, SocketFlags.None) is > 0 and var read ? read : throw new InvalidOperationException("The server closed a connection.");
            var text = answer.AsSpan(0, length);
            var body = text.IndexOf("\r\n\r\n"u8) + 4;
            if (body < 4 || length < body + ContentLength(text[..body]))
                return false;
            if (!text.StartsWith("HTTP/1.1 200 "u8))
                throw new InvalidOperationException(Encoding.UTF8.GetString(text));
            length = 0;
            return true;
        }

        private static int ContentLength(ReadOnlySpan<byte> head)
        {
            var value = head[(head.IndexOf("Content-Length: "u8) + 16)..];
            return int.Parse(value[..value.IndexOf((byte)'\r')], NumberStyles.None, CultureInfo.InvariantCulture);
        }
    }
}
