using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Tests.Corpus;
using WaTemplates.Testing;
using WaTemplates.Text.Folding;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Tests;

/// <summary>Message texts as editors write them, labelled by hand: what is labelled is found, and nothing else.</summary>
public partial class CorpusTests(ITestOutputHelper output)
{
    private const int FewestTexts = 500;
    private const int FewestLanguages = 58;

    // What no text and no settings file can trigger: it needs a file system, a version or the tool's own run.
    private static readonly string[] NotOfTexts = ["WAT0008", "WAT0403", "WAT0404", "WAT0405", "WAT0406", "WAT0408", "WAT9001", "WAT9002", "WAT9003"];

    public static TheoryData<string> Names => new(LabelledTexts.All.Select(text => text.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_GivesLabelledFindings(string name)
    {
        var text = LabelledTexts.All.Single(text => text.Name == name);
        var found = text.Compile().Diagnostics;

        if (!Ids(found).SequenceEqual(text.Labels, StringComparer.Ordinal))
            Assert.Fail($"labelled: {string.Join(' ', text.Labels)}\nfound: {string.Join(' ', Ids(found))}\n{string.Join('\n', found.Select(d => $"  {d.Id} {d.Message}"))}\n{text.Body}");
    }

    [Fact]
    public void Corpus_IsLargeAndMixed()
    {
        var languages = LabelledTexts.All.GroupBy(text => text.Language, StringComparer.Ordinal).ToArray();
        var good = LabelledTexts.All.Count(text => text.Labels.Count == 0);

        Assert.InRange(LabelledTexts.All.Count, FewestTexts, int.MaxValue);
        Assert.InRange(languages.Length, FewestLanguages, int.MaxValue);
        Assert.All(languages, language => Assert.InRange(language.Count(), 5, int.MaxValue));
        Assert.All(languages, language => Assert.InRange(language.Count(text => text.Labels.Count == 0), 1, language.Count() - 1));
        Assert.Empty(LanguageData.Available.Except(LabelledTexts.All.Select(text => WhatsAppLanguages.BaseOf(text.Language)), StringComparer.Ordinal));
        Assert.InRange(good, LabelledTexts.All.Count * 2 / 5, LabelledTexts.All.Count * 3 / 5);
    }

    /// <summary>Corpus and fixtures together: each rule reports all that is labelled, and nothing that is not.</summary>
    [Fact]
    public void Rules_HaveFullPrecisionAndRecall()
    {
        var cases = LabelledTexts.All.Select(text => (Expected: text.Labels.ToHashSet(StringComparer.Ordinal), Found: Ids(text.Compile().Diagnostics).ToHashSet(StringComparer.Ordinal), Rule: ""))
            .Concat(Fixture.All.SelectMany(OfFiles)).ToArray();
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"{LabelledTexts.All.Count} texts in {LabelledTexts.All.Select(text => text.Language).Distinct(StringComparer.Ordinal).Count()} languages, {cases.Length - LabelledTexts.All.Count} fixture files");
        table.AppendLine("rule     positive  near misses    TP    FP    FN  precision  recall");
        var wrong = new List<string>();
        var untested = new List<string>();
        foreach (var rule in RuleCatalog.All.Where(rule => !rule.IsCallSite && !NotOfTexts.Contains(rule.Id, StringComparer.Ordinal)))
        {
            var positive = cases.Count(labelled => labelled.Expected.Contains(rule.Id));
            var nearMisses = cases.Count(labelled => labelled.Rule == rule.Name && !labelled.Expected.Contains(rule.Id));
            var hits = cases.Count(labelled => labelled.Expected.Contains(rule.Id) && labelled.Found.Contains(rule.Id));
            var falseAlarms = cases.Count(labelled => !labelled.Expected.Contains(rule.Id) && labelled.Found.Contains(rule.Id));
            table.AppendLine(CultureInfo.InvariantCulture, $"{rule.Id}  {positive,8}  {nearMisses,11}  {hits,4}  {falseAlarms,4}  {positive - hits,4}  {Share(hits, hits + falseAlarms),9:P1}  {Share(hits, positive),6:P1}");
            if (falseAlarms > 0 || hits < positive)
                wrong.Add(rule.Id);
            if (positive == 0 || nearMisses == 0)
                untested.Add(rule.Id);
        }

        output.WriteLine(table.ToString());
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "precision-and-recall.txt"), table.ToString());
        Assert.Empty(wrong);
        Assert.Empty(untested);
    }

    /// <summary>All texts of a language, declared as another one, are told to be in theirs; none is told to be in another.</summary>
    [Fact]
    public void StopWords_TellLanguagesApart()
    {
        var wrong = new List<string>();
        foreach (var language in LabelledTexts.All.Where(text => !text.Labels.Contains("WAT0407", StringComparer.Ordinal)).GroupBy(text => WhatsAppLanguages.BaseOf(text.Language), StringComparer.Ordinal))
        {
            var all = string.Join('\n', language.Select(text => PlaceholderForm().Replace(text.Body, "")));
            var declared = language.Key == "en" ? "de" : "en";
            if (ReadsAs(all, declared)?.Language != language.Key || ReadsAs(all, language.Key) is not null)
                wrong.Add($"{language.Key}: {ReadsAs(all, declared)} {ReadsAs(all, language.Key)}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static OtherLanguage? ReadsAs(string text, string language) => LanguageEvidence.ClearlyOther(FoldedText.Of(text), [], language);

    [GeneratedRegex(@"\$\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderForm();

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>A fixture's files, each with what is marked in it and what was found in it.</summary>
    private static IEnumerable<(HashSet<string> Expected, HashSet<string> Found, string Rule)> OfFiles(Fixture fixture)
    {
        var found = fixture.Compile().Diagnostics.ToLookup(diagnostic => diagnostic.Path, StringComparer.Ordinal);
        return fixture.Files.Select(file => (file.Findings.Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal), Ids(found[file.Path]).ToHashSet(StringComparer.Ordinal), fixture.Rule));
    }
}
