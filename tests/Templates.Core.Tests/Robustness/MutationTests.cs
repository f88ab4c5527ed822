using System.Diagnostics;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests.Robustness;

/// <summary>Seeded damage to real templates: no crash, no hang, no exception text, spans within the file.</summary>
public class MutationTests
{
    private const int Mutations = 30_000;
    private static readonly string[] ForbiddenInMessages = ["Exception", "   at ", "YamlDotNet", "System.", "Operation is not valid", "Parameter '"];

    [Fact]
    public void UndamagedTemplates_AreClean()
        => Assert.All(SeedTemplates.All, text => Assert.Empty(TemplateVerifier.Compile(text).Diagnostics.Select(d => d.Id + " " + d.Message)));

    [Fact]
    public void DamagedTemplates_AreJudgedWithoutFault()
    {
        var random = new Random(20_261_122);
        var slowest = TimeSpan.Zero;
        var slowestText = "";
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Mutations; i++)
        {
            var text = DamagedTemplate.Next(random);
            var watch = Stopwatch.StartNew();
            var compilation = TemplateVerifier.Compile(text);
            if (watch.Elapsed > slowest && i > 100)
                (slowest, slowestText) = (watch.Elapsed, text);
            foreach (var finding in compilation.Diagnostics)
            {
                ids[finding.Id] = ids.GetValueOrDefault(finding.Id) + 1;
                Assert.True(finding.Span.Start >= 0 && finding.Span.End <= text.Length, $"mutation {i}: {finding.Id} at {finding.Span} of {text.Length}");
                Assert.DoesNotContain(ForbiddenInMessages, part => finding.Message.Contains(part, StringComparison.Ordinal));
                Assert.DoesNotContain('\n', finding.Message);
            }
        }

        Assert.True(slowest < TimeSpan.FromSeconds(5), $"{slowest} for:\n{slowestText}");
        TestContext.Current.TestOutputHelper!.WriteLine($"slowest {slowest.TotalMilliseconds:F1} ms; " + string.Join(", ", ids.OrderBy(id => id.Key, StringComparer.Ordinal).Select(id => $"{id.Key} {id.Value}")));
    }
}
