using WaTemplates.Core;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Cli.LanguageServer.Documents;

internal enum DocumentKind
{
    /// <summary>Kept in step, and otherwise left alone: some other YAML.</summary>
    Other,
    Template,
    Settings,
}

/// <summary>A document as the editor holds it, saved or not.</summary>
internal sealed class OpenDocument(string uri, string path, DocumentKind kind, int version, SourceText source)
{
    private YamlDocument? yaml;
    private Template? template;
    private TemplateFile? judgedAs;
    private TemplateResult? result;

    /// <summary>As the client writes it.</summary>
    public string Uri { get; } = uri;

    /// <summary>Absolute path; of a document that is no file, its address.</summary>
    public string Path { get; } = path;

    public DocumentKind Kind { get; } = kind;

    public int Version { get; private set; } = version;

    public SourceText Source { get; private set; } = source;

    public string Text => Source.Text;

    /// <summary>What the last round found; offsets are those of <see cref="Source"/> once the round is of this version.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; set; } = [];

    /// <summary>The last content that had a message to show.</summary>
    public Template? LastShown { get; private set; }

    /// <summary>The tree; none of a text that is too large for a template.</summary>
    public YamlDocument Yaml => yaml ??= Text.Length <= YamlLimits.MaxFileSize ? YamlReader.Read(Source) : new YamlDocument(Source, null, []);

    /// <summary>The content as a template, as far as it goes; null where there is no tree.</summary>
    public Template? Template => template ??= Kind == DocumentKind.Template ? TemplateParser.Parse(Yaml, new DiagnosticBag(Source)) : null;

    public void Change(SourceText changed, int newVersion)
    {
        Source = changed;
        Version = newVersion;
        yaml = null;
        template = null;
        result = null;
    }

    /// <summary>The current content, or null while it holds no readable message; the last one is kept.</summary>
    public Template? Shown() => Template is { } current && current.Languages.Any(language => language.Body is not null) ? LastShown = current : null;

    /// <summary>What the text's own rules say, judged once for a text and its settings.</summary>
    public TemplateResult Judge(SettingsScope scope)
    {
        if (result is null || judgedAs is null || !ReferenceEquals(judgedAs.Scope.Settings, scope.Settings) || judgedAs.Scope.RelativePath != scope.RelativePath)
        {
            judgedAs = FileFor(scope);
            result = TemplateCompiler.Analyze(judgedAs, Text);
        }

        return result;
    }

    /// <summary>The document as the compiler's input.</summary>
    public TemplateFile FileFor(SettingsScope scope) => new(Path, System.IO.Path.GetFileName(Path), scope) { WithOutputs = false };
}
