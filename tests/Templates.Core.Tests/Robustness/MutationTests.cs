using System.Diagnostics;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests.Robustness;

/// <summary>Seeded damage to real templates: no crash, no hang, no exception text, spans within the file.</summary>
public class MutationTests
{
    private const int Mutations = 30_000;
    private static readonly string[] Snippets =
    [
        "{{1}}", "${m://X}", "${", "}", "[", "]", "{", "}", "\"", "'", "|", ">", "\t", "\n", "\r\n", ": ", "- ", "#", "&a", "*a", "!t", "%", "@", "`", "---\n", "...\n", "? ",
        "1", "\0", "\u0001", "\uFEFF", "😀", "\uD83D", "ü", "\u200B", "\u2028", "\u0085", "<<: ", "languages:\n", "  body: ", "samples:", "# watemplates-disable WAT0101", "https://x.y/z", "STOP", "1-5", "?",
    ];

    private static readonly string[] ForbiddenInMessages = ["Exception", "   at ", "YamlDotNet", "System.", "Operation is not valid", "Parameter '"];

    [Fact]
    public void UndamagedTemplates_AreClean()
        => Assert.All(SeedTemplates.All, text => Assert.Empty(TemplateVerifier.Compile(text).Diagnostics.Select(d => d.Id + " " + d.Message)));

    [Fact]
    public void DamagedTemplates_AreJudgedWithoutFault()
    {
        var seeds = SeedTemplates.All;
        var random = new Random(20_261_122);
        var slowest = TimeSpan.Zero;
        var slowestText = "";
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Mutations; i++)
        {
            var text = seeds[random.Next(seeds.Count)];
            for (var edits = random.Next(1, 5); edits > 0; edits--)
                text = Damage(text, random);
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

    private static string Damage(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 12), text.Length - at);
        return random.Next(5) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, Snippets[random.Next(Snippets.Length)]),
            2 => text.Remove(at, length).Insert(at, Snippets[random.Next(Snippets.Length)]),
            3 => text.Insert(at, text.Substring(at, length)),
            _ => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
        };
    }
}
