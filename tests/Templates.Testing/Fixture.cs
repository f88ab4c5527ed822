using WaTemplates.Core;
using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;

namespace WaTemplates.Testing;

/// <summary>A case of tests/Templates.Core.Tests/Fixtures; the README there tells the convention.</summary>
/// <param name="Name">Path below the fixtures, with slashes.</param>
/// <param name="Files">Path below the case and marked-up text of each file, by path.</param>
internal sealed record Fixture(string Name, IReadOnlyList<FixtureFile> Files)
{
    public static string Root { get; } = Repository.PathOf("tests/Templates.Core.Tests/Fixtures");

    /// <summary>Every file in a rule's folder is a case; a folder in it is one case of several files.</summary>
    public static IReadOnlyList<Fixture> All { get; } = Directory.GetDirectories(Root).SelectMany(Discover).OrderBy(fixture => fixture.Name, StringComparer.Ordinal).ToArray();

    /// <summary>The rule whose folder holds the case.</summary>
    public string Rule => Name[..Name.IndexOf('/')];

    public bool HasSettings => Files.Any(file => file.IsSettings);

    public static Fixture Find(string name) => All.Single(fixture => fixture.Name == name);

    /// <summary>Compiles the files as every host does, findings of the settings and approvals file included.</summary>
    public Compilation Compile()
    {
        var (settings, findings) = Files.Where(file => file.IsSettings).Select(file => SettingsParser.Parse(new SourceText(file.Path, file.Text))).FirstOrDefault((TemplateSettings.Default, []));
        var results = Files.Where(file => file.IsTemplate).Select(file => TemplateCompiler.Analyze(new TemplateFile(file.Path, file.Path, new SettingsScope(settings, file.Path)), file.Text)).ToArray();
        var approvals = Files.Where(file => file.IsApprovals).Select(file => ReadApprovals.Of(file.Path, file.Text)).SingleOrDefault();
        return Linker.Link(results, findings, "1.0.0", LinkApprovals.Of(approvals));
    }

    /// <summary>Null where the findings equal the markup, else both lists for the test's message.</summary>
    public string? Difference()
    {
        var compilation = Compile();
        var expected = Files.SelectMany(file => file.Findings.Select(finding => Show(file, finding.Id, finding.Span))).ToList();
        var surplus = new List<string>();
        foreach (var diagnostic in compilation.Diagnostics)
        {
            var shown = Show(Files.Single(file => file.Path == diagnostic.Path), diagnostic.Id, diagnostic.Span);
            if (!expected.Remove(shown))
                surplus.Add($"{shown}: {diagnostic.Message}");
        }

        return expected.Count + surplus.Count == 0 ? null : $"missing:\n  {string.Join("\n  ", expected)}\nsurplus:\n  {string.Join("\n  ", surplus)}";
    }

    public override string ToString() => Name;

    private static IEnumerable<Fixture> Discover(string ruleFolder)
    {
        foreach (var file in Directory.GetFiles(ruleFolder))
            yield return new Fixture(Relative(Root, file), [FixtureFile.Read(ruleFolder, file)]);
        foreach (var folder in Directory.GetDirectories(ruleFolder))
        {
            var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => FixtureFile.Read(folder, file));
            yield return new Fixture(Relative(Root, folder), files.OrderBy(file => file.Path, StringComparer.Ordinal).ToArray());
        }
    }

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    private static string Show(FixtureFile file, string id, SourceSpan span)
        => $"{file.Path} {id} at {span.Start}+{span.Length} '{file.Text.Substring(span.Start, Math.Min(span.Length, file.Text.Length - span.Start)).Replace("\n", "⏎", StringComparison.Ordinal)}'";
}
