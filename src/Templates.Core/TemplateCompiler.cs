using System.Text;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Outputs;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Rules;
using WaTemplates.Core.Rules.Approval;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Core.Suppressions;
using WaTemplates.Core.Twilio;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Files;

namespace WaTemplates.Core;

/// <summary>A file to compile: where it is, and what it is called in outputs.</summary>
/// <param name="Path">As findings name it.</param>
/// <param name="RelativePath">Path from the project's folder, with slashes.</param>
/// <param name="Scope">The settings that apply to it.</param>
internal sealed record TemplateFile(string Path, string RelativePath, SettingsScope Scope)
{
    /// <summary>Whether the documents are wanted, too; findings alone cost less.</summary>
    public bool WithOutputs { get; init; } = true;
}

/// <summary>The first of the two pure steps: one file to one result. The second is <see cref="Linker"/>.</summary>
internal static class TemplateCompiler
{
    private static readonly RuleDescriptor[] LinkRules = [RuleCatalog.DuplicateTemplate, RuleCatalog.DuplicateBody, RuleCatalog.BadSuppression, .. ApprovalRuleSet.All.Select(rule => rule.Descriptor)];

    /// <summary>Analyzes the bytes of a file as a host read them, at most one more than the largest size.</summary>
    public static TemplateResult Analyze(TemplateFile file, FileContent content)
    {
        if (content.Bytes is not { } bytes)
            return Failed(file, RuleCatalog.UnreadableFile, Unreadable(content.Problem));
        if (bytes.Length > YamlLimits.MaxFileSize)
            return Failed(file, RuleCatalog.UnsupportedYaml, $"The file is larger than {YamlLimits.MaxFileSize / 1024} KiB. A template needs a few: split it, one template a file.");
        return SourceText.Decode(bytes, out var badOffset) is { } text
            ? Analyze(file, text)
            : Failed(file, RuleCatalog.UnreadableFile, $"The file is not UTF-8: the byte at offset {badOffset} cannot be read. Save it as UTF-8.");
    }

    /// <summary>Analyzes a text, in an editor's buffer say.</summary>
    public static TemplateResult Analyze(TemplateFile file, string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > YamlLimits.MaxFileSize)
            return Failed(file, RuleCatalog.UnsupportedYaml, $"The file is larger than {YamlLimits.MaxFileSize / 1024} KiB. A template needs a few: split it, one template a file.");
        var document = YamlReader.Read(new SourceText(file.Path, text));
        var bag = new DiagnosticBag(document.Source);
        var template = Judge(document, file.Scope.Settings, bag);
        var used = new HashSet<Suppression>();
        var suppressions = SuppressionReader.Read(document);
        var visible = bag.Diagnostics.Where(d => !SuppressionCheck.IsSuppressed(d, suppressions, used)).ToArray();
        return new TemplateResult(file.Path, Configured(visible, file.Scope))
        {
            Suppressions = suppressions.Select(s => s with { IsUsed = used.Contains(s) }).ToArray(),
            LinkSeverities = LinkSeverities(file.Scope),
            RequiresApproval = file.Scope.Settings.RequireApproval,
            Facts = template is null ? null : FactsOf(template),
            Outputs = file.WithOutputs && template is { IsComplete: true, HasSafeNames: true } ? TemplateOutputWriter.Write(template, file.RelativePath) : null,
        };
    }

    /// <summary>Reads the tree as a template and lets every rule judge it.</summary>
    /// <returns>The template, or null where the file has none.</returns>
    internal static Template? Judge(YamlDocument document, TemplateSettings settings, DiagnosticBag bag)
    {
        var template = TemplateParser.Parse(document, bag);
        if (template is null)
            return null;
        var context = new RuleContext(template, settings, bag);
        foreach (var rule in RuleSet.All)
            rule.Check(template, context);
        return template;
    }

    private static Diagnostic[] Configured(Diagnostic[] diagnostics, SettingsScope scope)
        => diagnostics.Select(scope.Apply).Where(d => d.Severity != Severity.None).ToArray();

    private static List<LinkSeverity> LinkSeverities(SettingsScope scope)
    {
        var severities = new List<LinkSeverity>();
        foreach (var rule in LinkRules)
        {
            if (scope.Settings.SeverityOf(rule.Id, scope.RelativePath) is { } severity)
                severities.Add(new LinkSeverity(rule.Id, severity));
        }

        return severities;
    }

    private static TemplateFacts? FactsOf(Template template)
    {
        if (template.Name is not { } name)
            return null;
        var languages = template.Languages.Select(language => new LanguageFacts(
            language.Code,
            Place.Of(template.Source, language.CodeSpan),
            language.Body is null ? "" : BodyKey.Of(language.Body),
            Place.Of(template.Source, language.Body?.KeySpan ?? language.CodeSpan),
            FingerprintOf(template, language)));
        return new TemplateFacts(
            name.Value,
            Place.Of(template.Source, name.Span),
            template.Kind is null ? "" : TemplateKeys.NameOf(template.Kind.Value),
            Place.Of(template.Source, template.Kind?.Span ?? name.Span),
            template.Category is null ? "" : TemplateKeys.NameOf(template.Category.Value),
            Place.Of(template.Source, template.Category?.Span ?? name.Span),
            languages.ToArray());
    }

    // As with the documents: what is written can be submitted.
    private static string FingerprintOf(Template template, TemplateLanguage language)
        => template.Category is not null && template.HasSafeNames && language.IsComplete ? ContentDocument.Of(template, language).Fingerprint : "";

    private static TemplateResult Failed(TemplateFile file, RuleDescriptor rule, string message)
        => new(file.Path, Configured([Diagnostic.ForFile(rule, file.Path, message)], file.Scope));

    private static string Unreadable(FileProblem problem) => problem switch
    {
        FileProblem.Missing => "The file does not exist. Restore it, or remove it from the project.",
        FileProblem.Directory => "The path is a folder, not a file. Rename the folder so that it does not end in .wa.yaml.",
        FileProblem.AccessDenied => "The file may not be read. Give the build's user permission to read it.",
        _ => "The file cannot be opened. Check that the path is a plain file and that no other program holds it.",
    };
}
