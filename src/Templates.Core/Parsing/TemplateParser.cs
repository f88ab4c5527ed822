using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Core.Parsing;

/// <summary>Turns a YAML tree into a template and reports what the format does not allow (WAT0001–0005, 0007).</summary>
internal sealed class TemplateParser(DiagnosticBag bag)
{
    /// <returns>The template, or null where the file has no readable root.</returns>
    public static Template? Parse(YamlDocument document, DiagnosticBag bag)
    {
        foreach (var problem in document.Problems)
            bag.Report(RuleFor(problem.Kind), problem.Span, problem.Message);
        if (document.Root is YamlMapping root)
            return new TemplateParser(bag).ReadTemplate(document.Source, root);
        if (document.Root is null or YamlScalar { IsNull: true })
        {
            if (document.IsComplete)
                bag.Report(RuleCatalog.MissingKey, default, "The file is empty. Write the keys 'name', 'kind', 'category' and 'languages'.");
        }
        else if (document.Root is not YamlRefused)
        {
            bag.Report(RuleCatalog.InvalidValue, document.Root.Span, $"The file must be a mapping, not {document.Root.Kind}. Begin with 'name: …'.");
        }

        return null;
    }

    private static RuleDescriptor RuleFor(YamlProblemKind kind) => kind switch
    {
        YamlProblemKind.Syntax => RuleCatalog.YamlSyntax,
        YamlProblemKind.DuplicateKey => RuleCatalog.DuplicateKey,
        YamlProblemKind.WrongKey => RuleCatalog.InvalidValue,
        _ => RuleCatalog.UnsupportedYaml,
    };

    private Template ReadTemplate(SourceText source, YamlMapping root)
    {
        var first = root.Entries.Count > 0 ? root.Entries[0].Key.Span : root.Span;
        var reader = new MappingReader(root, "The template", first, TemplateKeys.Root, bag);
        var name = reader.Scalar(reader.Require("name", "Add 'name: ' with the template's name at Meta, such as portal_feedback."));
        bag.Template = name?.Value;
        var kind = reader.Choice(reader.Require("kind", "Add 'kind: invitation', 'two-way' or 'notice'."), TemplateKeys.Kinds);
        var category = reader.Choice(reader.Require("category", "Add 'category: utility' or 'marketing'."), TemplateKeys.Categories);
        var description = reader.Scalar(reader.Find("description"));
        var mailingList = reader.FilledScalar(reader.Find("mailingList"));
        var samples = reader.Samples();
        return new Template(source)
        {
            Root = root,
            Name = name is null ? null : new Spanned<string>(name.Value, name.Span),
            Kind = kind,
            Category = category,
            Description = description?.Value,
            MailingList = mailingList?.Value ?? name?.Value,
            Samples = samples,
            Languages = ReadLanguages(reader, samples),
        };
    }

    private List<TemplateLanguage> ReadLanguages(MappingReader reader, IReadOnlyList<TemplateSample> shared)
    {
        const string Advice = "Add at least one language, such as 'en:', with its 'body'.";
        var languages = new List<TemplateLanguage>();
        var entry = reader.Require("languages", Advice);
        if (reader.Mapping(entry) is not { } mapping)
            return languages;
        if (mapping.Entries.Count == 0)
            reader.Report(RuleCatalog.MissingKey, entry!.Value.Key.Span, $"'languages' is empty. {Advice}");
        foreach (var language in mapping.Entries)
            languages.Add(new LanguageParser(bag, language.Key, shared).Read(language.Value));
        return languages;
    }
}
