using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Source;
using WaTemplates.Core.Tests.Robustness;
using WaTemplates.Core.Yaml;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests.Fixes;

/// <summary>Whatever the file: fixes leave fewer findings or the file as it was, and touch nothing they are not about.</summary>
public class FixPropertyTests
{
    private const int Damaged = 3_000;

    /// <summary>Misspellings that fixes are for, so that random files have something to mend.</summary>
    private static readonly (string Right, string Wrong)[] Slips =
    [
        ("category", "Category"), ("languages:", "language:"), ("utility", "Utility"), ("body:", "boddy:"), ("SurveyURL}", "SurveyUrl}"), ("${m://FirstName}", "{{1}}"), ("${m://", "$ {m://"),
        ("  de:", "  de-DE:"), ("FirstName: ", "firstName: "), ("  FirstName: Anna\n", ""), ("Erfahrungen", "Umfrage"), ("experience", "survey"), ("2 - no\\n", ""), ("kind: invitation", "kind: two-way"), (" may we", "\\tmay we"),
    ];

    public static TheoryData<string> Fixtures => new(Fixture.All.Select(fixture => fixture.Name));

    public static TheoryData<string> Ids => new(RuleCatalog.All.Where(rule => !rule.IsCallSite).Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Fixture_IsMendedOrLeft(string name)
        => Assert.All(Fixture.Find(name).Files.Where(file => file.IsTemplate), file => AssertMendedOrLeft(file.Text));

    [Fact]
    public void DamagedTemplate_IsMendedOrLeft()
    {
        var random = new Random(20_261_123);
        var changed = 0;
        for (var i = 0; i < Damaged; i++)
        {
            var text = i % 3 == 0 ? DamagedTemplate.Next(random) : SeedTemplates.All[random.Next(SeedTemplates.All.Count)];
            for (var slips = random.Next(1, 5); slips > 0; slips--)
            {
                var (right, wrong) = Slips[random.Next(Slips.Length)];
                text = text.Replace(right, wrong, StringComparison.Ordinal);
            }

            changed += AssertMendedOrLeft(text) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{changed} of {Damaged} files were changed");
        Assert.InRange(changed, Damaged / 3, Damaged);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Catalogue_TellsWhichRulesHaveFixes(string id)
    {
        var fixes = Fixture.All.SelectMany(fixture => fixture.Files).Where(file => file.IsTemplate).SelectMany(file => TestFile.Analyze(file.Text)).Where(diagnostic => diagnostic.Id == id).SelectMany(diagnostic => diagnostic.Fixes).ToArray();

        Assert.Equal(RuleCatalog.Find(id)!.Fix, fixes.Length == 0 ? FixKind.ByHand : fixes.Any(fix => fix.IsAutomatic) ? FixKind.Automatic : FixKind.Offered);
        Assert.All(fixes, fix => Assert.Matches("^(Replace '.+' with '.+'|Add .+|Put .+|Write .+)$", fix.Title));
    }

    /// <summary>Each single fix, chosen in an editor, gives a file that still is one.</summary>
    [Theory]
    [MemberData(nameof(Fixtures))]
    public void SingleFix_KeepsTheFileReadable(string name)
        => Assert.All(Fixture.Find(name).Files.Where(file => file.IsTemplate), file =>
        {
            var before = TestFile.Analyze(file.Text);
            foreach (var diagnostic in before)
            {
                foreach (var fix in diagnostic.Fixes)
                {
                    var after = TestFile.Analyze(TextEdit.Apply(file.Text, fix.Edits));
                    Assert.DoesNotContain(RuleCatalog.YamlSyntax.Id, after.Select(d => d.Id).Except(before.Select(d => d.Id), StringComparer.Ordinal), StringComparer.Ordinal);
                }
            }
        });

    private static bool AssertMendedOrLeft(string text)
    {
        var before = TestFile.Analyze(text);
        var file = TemplateFixer.Fix(TestFile.Default, text);
        var after = TestFile.Analyze(file.Text);

        Assert.Equal(after.Select(Shown), file.Diagnostics.Select(Shown));
        Assert.Equal(file.IsChanged, file.Text != text);
        Assert.True(file.IsChanged ? after.Count < before.Count : after.Count == before.Count, $"{before.Count} findings became {after.Count}:\n{file.Text}");
        Assert.True(after.Count(IsError) <= before.Count(IsError), file.Text);
        Assert.False(TemplateFixer.Fix(TestFile.Default, file.Text).IsChanged, $"a second run changes more:\n{file.Text}");
        if (file.IsChanged)
        {
            Assert.Equal(Comments(text), Comments(file.Text));
            var touched = file.Applied.SelectMany(applied => applied.Fix.Edits).Sum(edit => 1 + Math.Max(0, text.Substring(Math.Min(edit.Span.Start, text.Length), Math.Min(edit.Span.Length, text.Length - Math.Min(edit.Span.Start, text.Length))).Count(c => c == '\n')));
            Assert.InRange(LinesLost(text.Split('\n'), file.Text.Split('\n')), 0, touched);
        }

        return file.IsChanged;
    }

    private static string Shown(Diagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.Span} {diagnostic.Message}";

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;

    /// <summary>Everything from a number sign outside scalars to the end of its line.</summary>
    private static string[] Comments(string text)
    {
        var document = YamlReader.Read(new SourceText("x", text));
        var comments = new List<string>();
        for (var at = text.IndexOf('#', StringComparison.Ordinal); at >= 0; at = at < text.Length ? text.IndexOf('#', at) : -1)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            if ((at == 0 || char.IsWhiteSpace(text[at - 1])) && !(document.Root is not null && Covers(document.Root, at)))
                comments.Add(text[at..end].TrimEnd('\r'));
            else
                end = at + 1;
            at = end;
        }

        return comments.ToArray();
    }

    private static bool Covers(YamlNode node, int offset) => node switch
    {
        YamlScalar => node.Span.Contains(offset),
        YamlMapping mapping => mapping.Entries.Exists(entry => entry.Key.Span.Contains(offset) || Covers(entry.Value, offset)),
        YamlSequence sequence => sequence.Items.Exists(item => Covers(item, offset)),
        _ => false,
    };

    /// <summary>How many lines of the first text are not in the second, in order.</summary>
    private static int LinesLost(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return before.Length - common[0, 0];
    }
}
