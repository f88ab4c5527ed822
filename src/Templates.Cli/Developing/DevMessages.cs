using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.Developing;

/// <summary>A message to show on the phone.</summary>
/// <param name="Template">Which template.</param>
/// <param name="Language">In which language.</param>
/// <param name="To">To whom: each language has a person of its own.</param>
/// <param name="Values">The samples; the opt-out link is left to the runtime, so that it can be tried.</param>
internal sealed record DevMessage(string Template, string Language, string To, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What the message says, to tell whether it changed.</summary>
    public required string Stamp { get; init; }
}

/// <summary>Makes the messages of all templates of a workspace.</summary>
internal static class DevMessages
{
    private static readonly string[] Numbers = Enumerable.Range(1, 99).Select(number => $"+49151123456{number:00}").ToArray();

    public static IReadOnlyList<DevMessage> Of(IEnumerable<FoundFile> files)
    {
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        return files.Select(Read).OfType<Template>().SelectMany(template => template.Languages.Select(language => Message(template, language, people))).ToArray();
    }

    private static DevMessage Message(Template template, TemplateLanguage language, Dictionary<string, string> people)
    {
        if (!people.TryGetValue(language.Code, out var to))
            people.Add(language.Code, to = Numbers[people.Count % Numbers.Length]);
        var values = language.Samples.Where(sample => sample.Key != PlaceholderNames.OptOutUrl).ToDictionary(sample => sample.Key, sample => sample.Value.Value, StringComparer.Ordinal);
        var text = string.Join('\n', new[] { language.Header, language.Body, language.Footer }.Select(part => part?.Value).Concat(language.Buttons.Select(button => button.Title?.Value)).Concat(language.Replies.Values.Select(reply => reply.Value)).Concat(values.Values));
        return new DevMessage(template.Name!.Value, language.Code, to, values) { Stamp = text };
    }

    private static Template? Read(FoundFile file)
    {
        if (file.Read(YamlLimits.MaxFileSize).Bytes is not { } bytes || SourceText.Decode(bytes, out _) is not { } text)
            return null;
        var source = new SourceText(file.FullPath, text);
        return TemplateParser.Parse(YamlReader.Read(source), new DiagnosticBag(source)) is { Name: not null } template ? template : null;
    }
}
