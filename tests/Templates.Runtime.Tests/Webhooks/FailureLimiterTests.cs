using System.Net;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>Failures count by address and minute.</summary>
public class FailureLimiterTests
{
    private readonly SetTime time = new();

    [Fact]
    public void Count_BeginsAnewEachMinute()
    {
        var limiter = new FailureLimiter(2, time);
        var address = IPAddress.Parse("192.0.2.1");
        Assert.Equal([false, false, true, true], Enumerable.Range(0, 4).Select(_ => limiter.Count(address)));
        time.Now += TimeSpan.FromMinutes(1);
        Assert.False(limiter.Count(address));
        time.Now -= TimeSpan.FromHours(2);
        Assert.False(limiter.Count(address));
    }

    [Fact]
    public void OneNetworkOfIpv6_IsOneAddress()
    {
        var limiter = new FailureLimiter(1, time);
        Assert.False(limiter.Count(IPAddress.Parse("2001:db8:1:2::1")));
        Assert.True(limiter.Count(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        limiter = new FailureLimiter(1, time);
        Assert.False(limiter.Count(IPAddress.Parse("::ffff:192.0.2.1")));
        Assert.True(limiter.Count(IPAddress.Parse("192.0.2.1")));
        Assert.False(limiter.Count(null));
    }

    [Fact]
    public void ConcurrentFailures_AreAllCounted()
    {
        var limiter = new FailureLimiter(1_000, time);
        var refused = 0;
        Parallel.For(0, 4_000, _ =>
        {
            if (limiter.Count(IPAddress.Loopback))
                Interlocked.Increment(ref refused);
        });
        Assert.Equal(3_000, refused);
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
