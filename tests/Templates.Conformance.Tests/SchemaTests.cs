using WaTemplates.Core;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests;

/// <summary>The schemas and the product agree: what a schema refuses is an error, and what is clean is valid.</summary>
public class SchemaTests(ITestOutputHelper console)
{
    private static readonly string[] NoYaml = ["WAT0001", "WAT0007", "WAT0008"];

    [Fact]
    public async Task EveryFixture_IsJudgedAlike()
    {
        Assert.SkipWhen(SchemaValidator.Unavailable is not null, SchemaValidator.Unavailable ?? "");
        using var folder = new TemporaryFolder("schema ü");
        var cases = Fixture.All.SelectMany(fixture => fixture.Files.Where(file => !file.IsApprovals).Select(file => new SchemaCase($"{fixture.Name}: {file.Path}", file.IsSettings, file.Text)))
            .Concat(SchemaMutations.All).Append(SchemaMutations.CleanTemplate).Append(SchemaMutations.CleanSettings).ToArray();
        var files = cases.Select((c, i) => (SchemaOf(c), folder.Write($"{i}.yaml", c.Text))).ToArray();
        var verdicts = await SchemaValidator.ValidateAsync(files, TestContext.Current.CancellationToken);

        var wrong = new List<string>();
        for (var i = 0; i < cases.Length; i++)
        {
            var findings = Judge(cases[i]);
            if (Disagreement(cases[i], verdicts[i], findings) is { } reason)
                wrong.Add($"{cases[i].Name}: {reason}; schema: {string.Join(", ", verdicts[i].Errors)}; ours: {string.Join(", ", findings.Select(d => $"{d.Id} {d.Severity}"))}\n{cases[i].Text}");
        }

        console.WriteLine($"{cases.Length} files, {SchemaMutations.All.Count} of them mutations: {verdicts.Count(v => v.IsValid)} valid, {verdicts.Count(v => v.Errors.Count > 0)} invalid, {verdicts.Count(v => v.NotYaml is not null)} no YAML");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(SchemaMutations.All.Count >= 15);
        Assert.True(verdicts.Count(v => v.IsValid) > 100 && verdicts.Count(v => v.Errors.Count > 0) > 30);
    }

    private static string? Disagreement(SchemaCase file, SchemaVerdict verdict, IReadOnlyList<Diagnostic> findings)
    {
        if (verdict.NotYaml is not null)
            return findings.Any(d => NoYaml.Contains(d.Id, StringComparer.Ordinal) || d.Id == "WAT9004") ? null : $"no YAML to the validator ({verdict.NotYaml}), but to us";
        var isRefused = findings.Any(d => d.Severity == Severity.Error);
        if (!verdict.IsValid && !isRefused)
            return "invalid, but not refused";
        return file.MustBeRefused switch
        {
            true when verdict.IsValid => "not seen by the schema",
            true when !isRefused => "not refused",
            false when !verdict.IsValid || isRefused => "refused",
            _ => null,
        };
    }

    private static string SchemaOf(SchemaCase file) => Repository.PathOf(file.IsSettings ? "schemas/settings.schema.json" : "schemas/template.schema.json");

    /// <summary>Findings under the default settings, suppressed ones included.</summary>
    private static IReadOnlyList<Diagnostic> Judge(SchemaCase file)
    {
        var source = new SourceText("file.yaml", file.Text);
        if (file.IsSettings)
            return SettingsParser.Parse(source).Diagnostics;
        var bag = new DiagnosticBag(source);
        TemplateCompiler.Judge(YamlReader.Read(source), TemplateSettings.Default, bag);
        return bag.Diagnostics;
    }
}

/// <summary>A file to judge.</summary>
/// <param name="Name">For the test's message.</param>
/// <param name="IsSettings">Whether it holds settings.</param>
/// <param name="Text">The file.</param>
/// <param name="MustBeRefused">Whether both must refuse it, or neither may; null where only their agreement counts.</param>
internal sealed record SchemaCase(string Name, bool IsSettings, string Text, bool? MustBeRefused = null);
