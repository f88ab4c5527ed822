using WaTemplates.Simulator.Faults;

namespace WaTemplates.Simulator.Tests.Faults;

public class FaultFileTests
{
    [Fact]
    public void File_IsRead()
    {
        var plan = FaultPlan.Parse("""
            {
              "seed": 7,
              // comments are fine
              "faults": [
                { "fault": "too-many-requests", "probability": 0.25, "after": 10, "count": 3, "retryAfter": "soon" },
                { "fault": "delay-before", "operation": "any", "delay": 0.5, "maximumDelay": 60 },
                { "fault": "undelivered", "to": ["99", "98"], "code": 63024, "status": "failed" },
                { "fault": "list-lag", "delay": 120 },
              ]
            }
            """);

        Assert.Equal(7, plan.Seed);
        Assert.Equal(new Fault(FaultKind.TooManyRequests) { Probability = 0.25, After = 10, Count = 3, RetryAfter = "soon", To = plan.Faults[0].To }, plan.Faults[0]);
        Assert.Equal((FaultOperation.Any, TimeSpan.FromSeconds(60)), (plan.Faults[1].Operation, plan.Faults[1].MaximumDelay));
        Assert.Equal(["99", "98"], plan.Faults[2].To);
        Assert.Equal(FaultOperation.ListMessages, plan.Faults[3].Operation);
    }

    [Theory]
    [InlineData("[]", 1, 1)]
    [InlineData("{\n  \"faults\": [\n    { \"fault\": \"explode\" } ] }", 3, 16)]
    [InlineData("{\n  \"fault\": [] }", 2, 3)]
    [InlineData("{ \"faults\": [ { \"probability\": 1 } ] }", 1, 15)]
    [InlineData("{ \"faults\": [ { \"fault\": \"error\", \"httpStatus\": 200 } ] }", 1, 15)]
    [InlineData("{ \"faults\": [ { \"fault\": \"error\", \"probability\": 2 } ] }", 1, 15)]
    [InlineData("{ \"faults\": [ { \"fault\": \"delay-after\", \"delay\": 61 } ] }", 1, 15)]
    [InlineData("{ \"faults\": [ { \"fault\": \"error\", \"count\": \"3\" } ] }", 1, 44)]
    [InlineData("{ \"faults\": [ { \"fault\": \"error\", \"to\": \"+49\" } ] }", 1, 15)]
    [InlineData("{ \"faults\": [", 1, 14)]
    [InlineData("{ faults }", 1, 3)]
    public void Mistake_IsNamedWithPathAndPlace(string json, int line, int column)
    {
        var mistake = Assert.Throws<FaultFileException>(() => FaultPlan.Parse(json, "plans/chaos.json"));

        Assert.StartsWith($"plans/chaos.json({line},{column}): ", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryKind_HasANameAndIsInTheGuide()
    {
        var guide = File.ReadAllText(WaTemplates.Testing.Repository.PathOf("docs/guides/simulator.md"));

        Assert.All(FaultNames.Kinds.Keys.Concat(FaultNames.Operations.Keys), name => Assert.Contains($"`{name}`", guide, StringComparison.Ordinal));
    }
}
