using WaTemplates.Core;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;

namespace WaTemplates.Testing;

/// <summary>Compiles marked-up templates and compares findings with the markup: no more and no fewer.</summary>
internal static class TemplateVerifier
{
    /// <summary>Compiles files, given as path and text, under the default or given settings.</summary>
    public static Compilation Compile(IReadOnlyList<(string Path, string Text)> files, string? settings = null)
    {
        var scope = settings is null ? TemplateSettings.Default : SettingsParser.Parse(new SourceText("watemplates.config.yaml", settings)).Settings;
        var results = files.Select(file => TemplateCompiler.Analyze(new TemplateFile(file.Path, file.Path, new SettingsScope(scope, file.Path)), file.Text)).ToArray();
        return Linker.Link(results, [], "1.0.0");
    }

    public static Compilation Compile(string text, string? settings = null) => Compile([("template.wa.yaml", text)], settings);

    /// <summary>Null where the findings equal the markup, else both lists for the test's message.</summary>
    public static string? Difference(IReadOnlyList<(string Path, string Markup)> files, string? settings = null, string? defaultId = null)
    {
        var parsed = files.Select(file => (file.Path, Content: SpanMarkup.Parse(file.Markup, defaultId))).ToArray();
        var compilation = Compile(parsed.Select(file => (file.Path, file.Content.Text)).ToArray(), settings);
        var expected = parsed.SelectMany(file => file.Content.Findings.Select(f => $"{file.Path} {f.Id} at {f.Span.Start}+{f.Span.Length} '{Part(file.Content.Text, f.Span)}'"));
        var texts = parsed.ToDictionary(file => file.Path, file => file.Content.Text, StringComparer.Ordinal);
        var actual = compilation.Diagnostics.Select(d => $"{d.Path} {d.Id} at {d.Span.Start}+{d.Span.Length} '{Part(texts[d.Path], d.Span)}'").ToArray();
        var missing = expected.Except(actual, StringComparer.Ordinal).ToArray();
        var surplus = actual.Except(expected, StringComparer.Ordinal).ToArray();
        if (missing.Length + surplus.Length == 0 && expected.Count() == actual.Length)
            return null;
        return $"missing:\n  {string.Join("\n  ", missing)}\nsurplus:\n  {string.Join("\n  ", surplus)}\nmessages:\n  {string.Join("\n  ", compilation.Diagnostics.Select(d => d.Id + " " + d.Message))}";
    }

    public static string? Difference(string markup, string? settings = null, string? defaultId = null) => Difference([("template.wa.yaml", markup)], settings, defaultId);

    private static string Part(string text, SourceSpan span) => text.Substring(span.Start, Math.Min(span.Length, Math.Max(0, text.Length - span.Start))).Replace("\n", "⏎");
}
