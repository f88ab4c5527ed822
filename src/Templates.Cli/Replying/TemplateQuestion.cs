using System.Globalization;
using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Runtime;
using WaTemplates.Runtime.Replies;
using WaTemplates.Text.Languages;

namespace WaTemplates.Cli.Replying;

/// <summary>The question that a template below the current folder asks.</summary>
internal static class TemplateQuestion
{
    private static readonly ReplyKind[] InOrder = [ReplyKind.Yes, ReplyKind.No, ReplyKind.Unsubscribe];

    /// <exception cref="CannotRunException">There is no template of that name, or not in that language.</exception>
    public static ReplyQuestion Find(string name, string? language)
    {
        var found = TemplateFiles.Find([Environment.CurrentDirectory]).Select(Read).OfType<Template>().Where(template => template.Name is not null).ToArray();
        var languages = found.Where(template => template.Name!.Value == name).SelectMany(template => template.Languages.Select(text => (template.Kind, Text: text))).ToArray();
        if (languages.Length == 0)
            throw new CannotRunException($"there is no template '{name}' below the current folder. {Listing("It has", found.Select(template => template.Name!.Value))}");
        var (kind, text) = language is null ? languages[0]
            : languages.FirstOrDefault(candidate => candidate.Text.Code == language) is { Text: not null } exact ? exact
            : languages.FirstOrDefault(candidate => WhatsAppLanguages.BaseOf(candidate.Text.Code) == WhatsAppLanguages.BaseOf(language));
        if (text is null)
            throw new CannotRunException($"the template '{name}' has no language '{language}'. {Listing("It has", languages.Select(candidate => candidate.Text.Code))}");
        return new ReplyQuestion(kind?.Value == TemplateKind.TwoWay ? MenuOf(text) : ReplyMenus.None, text.Code);
    }

    private static IReadOnlyList<MenuEntry> MenuOf(TemplateLanguage language)
    {
        var replies = language.Buttons.Where(button => button.Kind == ButtonKind.QuickReply && button.Title is not null).ToArray();
        return InOrder.Select((kind, i) => new MenuEntry(kind, Number(i), i < replies.Length ? replies[i].Id?.Value ?? Number(i) : null, i < replies.Length ? replies[i].Title!.Value : null)).ToArray();
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static Template? Read(FoundFile file)
    {
        if (file.Read(YamlLimits.MaxFileSize).Bytes is not { Length: <= YamlLimits.MaxFileSize } bytes || SourceText.Decode(bytes, out _) is not { } text)
            return null;
        var source = new SourceText(file.FullPath, text);
        return TemplateParser.Parse(YamlReader.Read(source), new DiagnosticBag(source));
    }

    private static string Listing(string has, IEnumerable<string> names)
    {
        var listed = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return listed.Length == 0 ? "It has none; run the command where your templates are." : $"{has} {string.Join(", ", listed.Select(name => $"'{name}'"))}.";
    }
}
