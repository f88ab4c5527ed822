using WaTemplates.Runtime.Operations;

namespace WaTemplates.Runtime.Tests.Operations;

public class RateHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ManyPoints_AreThinnedOut_AndTellTheSameRate()
    {
        var history = new RateHistory(TimeSpan.FromSeconds(2));
        for (var i = 0; i < 10_000; i++)
            history.Add(Start.AddSeconds(2 * i), 100L * i);
        var points = history.Points;
        Assert.InRange(points.Length, 200, 480);
        Assert.Equal((Start, 0), points[0]);
        Assert.True(points.Zip(points.Skip(1)).All(pair => pair.First.At < pair.Second.At && pair.First.Accepted < pair.Second.Accepted));
        Assert.Equal(50, history.Current, 0.01);
    }

    [Fact]
    public void OnePoint_IsNoRate() => Assert.Equal(0, Filled(1).Current);

    [Fact]
    public void Rate_IsOfTheLastHalfMinute()
    {
        var history = Filled(100);
        for (var i = 0; i < 20; i++)
            history.Add(Start.AddSeconds(200 + 2 * i), 1000);
        Assert.Equal(0, history.Current);
    }

    [Fact]
    public void PointsTooCloseTogether_AreLeftOut()
    {
        var history = Filled(1);
        history.Add(Start.AddMilliseconds(500), 5);
        Assert.Single(history.Points);
    }

    private static RateHistory Filled(int count)
    {
        var history = new RateHistory(TimeSpan.FromSeconds(2));
        for (var i = 0; i < count; i++)
            history.Add(Start.AddSeconds(2 * i), 10 * i);
        return history;
    }
}
