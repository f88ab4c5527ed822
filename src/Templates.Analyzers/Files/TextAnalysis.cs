using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using WaTemplates.Core;
using WaTemplates.Core.Approvals;
using WaTemplates.Core.Settings;

namespace WaTemplates.Analyzers.Files;

/// <summary>
/// What one text gives, kept as long as the text itself: after a keystroke every other file still has its result. A text
/// is analyzed again where its path or its settings are others than last time.
/// </summary>
internal sealed class TextAnalysis
{
    // Roslyn's value provider for texts would do the same, but compares them by content and fills a second table for each compilation.
    private static readonly ConditionalWeakTable<SourceText, TextAnalysis> Kept = new();

    private readonly SourceText text;
    private volatile AnalyzedTemplate? template;
    private volatile ParsedSettings? settings;
    private volatile ReadApprovals? approvals;

    private TextAnalysis(SourceText text) => this.text = text;

    public static TextAnalysis Of(SourceText text) => Kept.GetValue(text, key => new TextAnalysis(key));

    public TemplateResult Analyze(TemplateFile file)
    {
        var last = template;
        if (last is null || last.File != file)
            template = last = new AnalyzedTemplate(file, TemplateCompiler.Analyze(file, text.ToString()));
        return last.Result;
    }

    public ParsedSettings Parse(string path)
    {
        var last = settings;
        if (last is null || last.Path != path)
            settings = last = ParsedSettings.Of(path, text.ToString());
        return last;
    }

    public ReadApprovals ReadApprovals(string path)
    {
        var last = approvals;
        if (last is null || last.Path != path)
            approvals = last = Core.Approvals.ReadApprovals.Of(path, text.ToString());
        return last;
    }

    private sealed record AnalyzedTemplate(TemplateFile File, TemplateResult Result);
}

/// <summary>A settings file of the compilation.</summary>
internal sealed record ParsedSettings(string Path, TemplateSettings Settings, IReadOnlyList<Core.Diagnostics.Diagnostic> Diagnostics)
{
    public static ParsedSettings Of(string path, string text)
    {
        var (settings, diagnostics) = SettingsParser.Parse(new Core.Source.SourceText(path, text));
        return new ParsedSettings(path, settings, diagnostics);
    }
}
