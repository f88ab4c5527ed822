using System.Text.RegularExpressions;
using WaTemplates.Testing;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Tests.Corpus;

/// <summary>A labelled message text.</summary>
/// <param name="Language">Language code, the name of its file.</param>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Kind">The template's kind.</param>
/// <param name="Category">The template's category.</param>
/// <param name="Labels">Ids that must be found, each once, in order; none for a good text.</param>
/// <param name="Body">The text.</param>
internal sealed record LabelledText(string Language, int Number, string Kind, string Category, IReadOnlyList<string> Labels, string Body)
{
    private const int ShownWords = 6;

    /// <summary>Language, number and first words.</summary>
    public string Name => $"{Language} {Number}: {string.Join(' ', Body.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(ShownWords))}";

    /// <summary>A template file with nothing but this text, and a sample for each of its placeholders.</summary>
    public string ToYaml()
    {
        var names = PlaceholderScanner.Scan(Body).Where(placeholder => placeholder.Kind == PlaceholderKind.Valid).Select(placeholder => placeholder.Name).Distinct(StringComparer.Ordinal).ToArray();
        var samples = names.Length == 0 ? "" : "samples:\n" + string.Concat(names.Select(name => $"  \"{name}\": \"{SampleOf(name)}\"\n"));
        var body = Body.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        return $"name: labelled_text\nkind: {Kind}\ncategory: {Category}\n{samples}languages:\n  {Language}:\n    body: \"{body}\"\n";
    }

    public Compilation Compile() => TemplateVerifier.Compile(ToYaml());

    private static string SampleOf(string name) => name switch
    {
        "FirstName" => "Anna",
        PlaceholderNames.SurveyUrl => "https://feedback.example.com/s/sample",
        PlaceholderNames.OptOutUrl => "https://feedback.example.com/o/sample",
        _ => "Sample",
    };
}

/// <summary>
/// The texts of the files in this folder, one file per language. A line <c>## KIND CATEGORY: good</c>, or a list of ids
/// instead of <c>good</c>, begins a text; it ends where the next one begins.
/// </summary>
internal static partial class LabelledTexts
{
    private static readonly string Root = Repository.PathOf("tests/Templates.Core.Tests/Corpus");

    public static IReadOnlyList<LabelledText> All { get; } = Directory.GetFiles(Root, "*.txt").OrderBy(path => path, StringComparer.Ordinal).SelectMany(Read).ToArray();

    /// <exception cref="FormatException">A header is not of that form, or its ids are not sorted.</exception>
    public static IEnumerable<LabelledText> Parse(string language, string content)
    {
        var blocks = ("\n" + content.ReplaceLineEndings("\n")).Split("\n## ");
        if (blocks[0].Trim().Length > 0)
            throw new FormatException($"{language}: text before the first header.");
        for (var i = 1; i < blocks.Length; i++)
        {
            var header = Header().Match(blocks[i]);
            var ids = header.Groups["ids"].Value is "good" ? [] : header.Groups["ids"].Value.Split(' ');
            if (!header.Success || !ids.SequenceEqual(ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal))
                throw new FormatException($"{language}: cannot read '## {blocks[i].Split('\n')[0]}'.");
            yield return new LabelledText(language, i, header.Groups["kind"].Value, header.Groups["category"].Value, ids, blocks[i][header.Length..].TrimEnd());
        }
    }

    private static IEnumerable<LabelledText> Read(string path) => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    [GeneratedRegex(@"^(?<kind>invitation|two-way|notice) (?<category>utility|marketing): (?<ids>good|WAT\d{4}( WAT\d{4})*)\n", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Header();
}
