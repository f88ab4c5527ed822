using System.Globalization;
using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Importing;

/// <summary>The templates that the target folder already has: they tell what the numbers of a text of the same name stand for.</summary>
internal sealed class EarlierTemplates(string folder)
{
    private readonly Lazy<ILookup<string, Template>> byName = new(() => Read(folder).ToLookup(template => template.Name!.Value, StringComparer.Ordinal));

    public string? Find(ImportedText text, string key)
    {
        if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var languages = byName.Value[text.Name].SelectMany(template => template.Languages).ToArray();
        var same = languages.Where(language => language.Code == text.Language.Code).ToArray();
        // Word order differs between languages: another one counts only where all agree.
        var placeholders = (same.Length > 0 ? same : languages).Select(language => language.Twilio.Variables.ElementAtOrDefault(number - 1)?.Placeholder).Distinct(StringComparer.Ordinal).ToArray();
        return placeholders.Length == 1 ? placeholders[0] : null;
    }

    private static IEnumerable<Template> Read(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => TemplateFiles.IsTemplateName(Path.GetFileName(file.AsSpan()))).Order(StringComparer.Ordinal))
        {
            if (DiskFile.Read(file, YamlLimits.MaxFileSize + 1).Bytes is not { Length: <= YamlLimits.MaxFileSize } bytes || SourceText.Decode(bytes, out _) is not { } text)
                continue;
            var source = new SourceText(file, text);
            if (TemplateParser.Parse(YamlReader.Read(source), new DiagnosticBag(source)) is { Name: not null } template)
                yield return template;
        }
    }
}
