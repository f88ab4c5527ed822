using System.Text;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Format;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Files;
using WaTemplates.Text.Folding;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Settings;

/// <summary>Reads <c>watemplates.config.yaml</c>. What cannot be used is WAT9004 at its place, and the rest applies.</summary>
internal sealed class SettingsParser
{
    public const string FileName = "watemplates.config.yaml";

    private static readonly KeyValuePair<string, bool>[] Booleans = [new("true", true), new("false", false)];
    private static readonly KeyValuePair<string, Severity>[] SeverityChoices = SeverityNames.All.Select((name, i) => new KeyValuePair<string, Severity>(name, (Severity)i)).ToArray();
    private readonly DiagnosticBag bag;

    private SettingsParser(DiagnosticBag bag) => this.bag = bag;

    /// <summary>Parses the bytes of a file as a host read them, at most one more than the largest size.</summary>
    public static (TemplateSettings Settings, IReadOnlyList<Diagnostic> Diagnostics) Parse(string path, FileContent content)
    {
        if (content.Bytes is not { } bytes)
            return Unusable(path, "The settings file cannot be read. Check that it is a plain file and that you may read it.");
        if (bytes.Length > YamlLimits.MaxFileSize)
            return TooLarge(path);
        return SourceText.Decode(bytes, out var badOffset) is { } text
            ? Parse(new SourceText(path, text))
            : Unusable(path, $"The settings file is not UTF-8: the byte at offset {badOffset} cannot be read. Save it as UTF-8.");
    }

    public static (TemplateSettings Settings, IReadOnlyList<Diagnostic> Diagnostics) Parse(SourceText source)
    {
        if (Encoding.UTF8.GetByteCount(source.Text) > YamlLimits.MaxFileSize)
            return TooLarge(source.Path);
        var bag = new DiagnosticBag(source);
        var document = YamlReader.Read(source);
        foreach (var problem in document.Problems)
            bag.Report(RuleCatalog.BadConfiguration, problem.Span, problem.Message);
        var settings = TemplateSettings.Default;
        if (document.Root is YamlMapping root)
            settings = new SettingsParser(bag).Read(root, source.Text);
        else if (document.Root is not null and not YamlScalar { IsNull: true })
            bag.Report(RuleCatalog.BadConfiguration, document.Root.Span, $"The settings must be a mapping, not {document.Root.Kind}. Begin with 'severity:'.");
        // Every finding in this file is about a setting, whatever the reader calls it.
        return (settings, bag.Diagnostics.Select(d => d with { Rule = RuleCatalog.BadConfiguration, Severity = RuleCatalog.BadConfiguration.DefaultSeverity }).ToArray());
    }

    private static (TemplateSettings Settings, IReadOnlyList<Diagnostic> Diagnostics) TooLarge(string path)
        => Unusable(path, $"The settings file is larger than {YamlLimits.MaxFileSize / 1024} KiB. Shorten it.");

    private static (TemplateSettings Settings, IReadOnlyList<Diagnostic> Diagnostics) Unusable(string path, string message)
        => (TemplateSettings.Default, [Diagnostic.ForFile(RuleCatalog.BadConfiguration, path, message)]);

    private TemplateSettings Read(YamlMapping root, string text)
    {
        var reader = Reader(root, "The settings file", root.Span, SettingsFormat.Settings.Names);
        var links = reader.Find("links");
        return new TemplateSettings
        {
            Severities = ReadSeverities(reader),
            Overrides = ReadOverrides(reader),
            BannedWords = ReadWords(reader, "bannedWords"),
            AllowedWords = ReadWords(reader, "allowedWords"),
            AllowedHosts = reader.Mapping(links) is { } mapping ? ReadTexts(Reader(mapping, "'links'", links!.Value.Key.Span, SettingsFormat.Links.Names), "allowedHosts") : [],
            RequireApproval = reader.Choice(reader.Find("requireApproval"), Booleans)?.Value ?? false,
            Fingerprint = text,
        };
    }

    private MappingReader Reader(YamlMapping mapping, string owner, SourceSpan span, string[] keys) => new(mapping, owner, span, keys, bag);

    private Dictionary<string, Severity> ReadSeverities(MappingReader reader)
    {
        var severities = new Dictionary<string, Severity>(StringComparer.Ordinal);
        foreach (var entry in reader.Mapping(reader.Find("severity"))?.Entries ?? [])
        {
            var severity = reader.Choice(entry, SeverityChoices);
            if (RuleCatalog.Find(entry.Key.Value) is null)
                bag.Report(RuleCatalog.BadConfiguration, entry.Key.Span, $"'{MappingReader.Shorten(entry.Key.Value)}' is no rule. Write an id such as 'WAT0304'.");
            else if (severity is not null)
                severities[entry.Key.Value] = severity.Value;
        }

        return severities;
    }

    private List<PathSeverities> ReadOverrides(MappingReader reader)
    {
        var overrides = new List<PathSeverities>();
        foreach (var item in reader.Sequence(reader.Find("overrides"))?.Items ?? [])
        {
            if (item is not YamlMapping mapping)
            {
                bag.Report(RuleCatalog.BadConfiguration, item.Span, $"An override must be a mapping, not {item.Kind}. Write '- paths: […]' and 'severity:' below it.");
                continue;
            }

            var part = Reader(mapping, "The override", mapping.Entries.Count > 0 ? mapping.Entries[0].Key.Span : mapping.Span, SettingsFormat.Override.Names);
            part.Require("paths", "Add 'paths: [legacy/**]'.");
            part.Require("severity", "Add 'severity:' with the rules below it.");
            overrides.Add(new PathSeverities(ReadTexts(part, "paths").Select(path => new GlobPattern(path)).ToArray(), ReadSeverities(part)));
        }

        return overrides;
    }

    private Dictionary<string, IReadOnlyList<string>> ReadWords(MappingReader reader, string key)
    {
        var words = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var entry in reader.Mapping(reader.Find(key))?.Entries ?? [])
        {
            var language = entry.Key.Value;
            if (language != SettingsFormat.Everywhere && !WhatsAppLanguages.IsKnown(language) && !WhatsAppLanguages.IsKnownBase(language))
                bag.Report(RuleCatalog.BadConfiguration, entry.Key.Span, $"'{MappingReader.Shorten(language)}' is no language. Write a code such as 'de' or 'pt_BR', or \"*\" for every language.");
            else
                words[language] = ReadTexts(reader, entry, IsWord);
        }

        return words;
    }

    private string[] ReadTexts(MappingReader reader, string key) => reader.Find(key) is { } entry ? ReadTexts(reader, entry, text => !string.IsNullOrWhiteSpace(text)) : [];

    // A word of stars or invisible characters would stand everywhere.
    private static bool IsWord(string text) => Script.HasLetterOrDigit(FoldedText.Fold(text));

    private string[] ReadTexts(MappingReader reader, YamlEntry entry, Func<string, bool> isUsable)
    {
        var texts = new List<string>();
        foreach (var item in reader.Sequence(entry)?.Items ?? [])
        {
            if (item is YamlScalar scalar && isUsable(scalar.Value))
                texts.Add(scalar.Value);
            else if (item is not YamlRefused)
                bag.Report(RuleCatalog.BadConfiguration, item.Span, $"An item of '{entry.Key.Value}' must be text, not {(item is YamlScalar ? "blank" : item.Kind)}. Write one word, host or path an item.");
        }

        return texts.ToArray();
    }
}
