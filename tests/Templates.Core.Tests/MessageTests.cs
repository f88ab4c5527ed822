using System.Text.RegularExpressions;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests;

/// <summary>Every message of every fixture: the problem, then what to do, in one readable line.</summary>
public partial class MessageTests
{
    private const int Longest = 300;

    private static readonly Diagnostic[] All = Fixture.All.SelectMany(fixture => fixture.Compile().Diagnostics).ToArray();

    public static TheoryData<string> Ids => new(All.Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Message_TellsProblemAndAdviceInOneLine(string id)
        => Assert.All(Messages(id), message =>
        {
            Assert.Matches(ProblemAndAdvice(), message);
            Assert.InRange(message.Length, 20, Longest);
        });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Message_HasNoInternals(string id) => Assert.All(Messages(id), message => Assert.DoesNotMatch(Internals(), message));

    [Fact]
    public void Severity_IsTheDefaultUnlessNothingWasChecked()
    {
        var findings = Fixture.All.Where(fixture => !fixture.HasSettings).SelectMany(fixture => fixture.Compile().Diagnostics).Where(d => d.Severity != d.Rule.DefaultSeverity).ToArray();

        Assert.NotEmpty(findings);
        Assert.All(findings, finding =>
        {
            Assert.Equal((RuleCatalog.TwoWayMeaning.Id, Severity.Info), (finding.Id, finding.Severity));
            Assert.Contains("not checked", finding.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Lines_AreWhereTheSpanIs()
        => Assert.All(Fixture.All.SelectMany(fixture => fixture.Compile().Diagnostics.Select(d => (Finding: d, Text: fixture.Files.Single(file => file.Path == d.Path).Text))), item =>
        {
            var before = item.Text[..item.Finding.Span.Start];
            Assert.Equal(before.Count(c => c == '\n') + 1, item.Finding.Lines.Start.Line);
            Assert.Equal(before.Length - before.LastIndexOf('\n'), item.Finding.Lines.Start.Column);
        });

    private static IEnumerable<string> Messages(string id) => All.Where(diagnostic => diagnostic.Id == id).Select(diagnostic => diagnostic.Message).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\A[^\r\n\t]+[.] ['""$A-Z][^\r\n\t]+[.]\z", RegexOptions.CultureInvariant)]
    private static partial Regex ProblemAndAdvice();

    [GeneratedRegex(@"Exception|YamlDotNet|\(Line:|Parameter '|\bnull\b|WaTemplates\.", RegexOptions.CultureInvariant)]
    private static partial Regex Internals();
}
