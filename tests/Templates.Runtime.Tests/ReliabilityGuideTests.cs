using System.Text.RegularExpressions;

namespace WaTemplates.Runtime.Tests;

/// <summary>The guide names a test for each promise: it has to exist.</summary>
public partial class ReliabilityGuideTests
{
    private static readonly string[] Guide = File.ReadAllLines(Repository.PathOf("docs/guides/reliability.md"));

    [Fact]
    public void EveryTestNamed_Exists()
    {
        var tests = typeof(ReliabilityGuideTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), inherit: true)).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        var named = Guide.SelectMany(line => TestName().Matches(line)).Select(match => match.Groups["name"].Value).ToArray();
        Assert.True(named.Length > 30);
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [Fact]
    public void EveryInvariant_HasATest()
        => Assert.All(Enumerable.Range(1, 13).Append(16), number => Assert.Matches(TestName(), Guide.Single(line => line.StartsWith($"| I{number} |", StringComparison.Ordinal))));

    [GeneratedRegex(@"`(?<name>\w+Tests\.\w+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();
}
