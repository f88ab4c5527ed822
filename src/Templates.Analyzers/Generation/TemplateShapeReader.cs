using System.Text;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Analyzers.Generation;

/// <summary>Reads a template file for its callers. Findings are the file rules' business: whatever parses is used.</summary>
internal static class TemplateShapeReader
{
    /// <returns>Null where the file tells no name or no language.</returns>
    public static TemplateShape? Read(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > YamlLimits.MaxFileSize)
            return null;
        var document = YamlReader.Read(new SourceText("", text));
        var template = TemplateParser.Parse(document, new DiagnosticBag(document.Source));
        if (template?.Name is not { } name || string.IsNullOrWhiteSpace(name.Value) || template.Languages.Count == 0)
            return null;
        return new TemplateShape(
            name.Value,
            template.Kind is null ? "" : TemplateKeys.NameOf(template.Kind.Value),
            template.Category is null ? "" : TemplateKeys.NameOf(template.Category.Value),
            template.MailingList ?? name.Value,
            template.Description ?? "",
            EquatableArray.Of(template.Languages.Select(Read)));
    }

    private static LanguageShape Read(TemplateLanguage language) => new(
        language.Code,
        EquatableArray.Of(language.PlaceholderTexts.Select(text => new TextShape(RoleOf(text.Component), text.Value))),
        EquatableArray.Of(language.PlaceholderTexts.SelectMany(text => text.Placeholders.Select(placeholder => new VariableShape(placeholder.Name, placeholder.IsLink, text.Component != TextComponent.Reply)))));

    private static TextRole RoleOf(TextComponent component) => component switch
    {
        TextComponent.Body => TextRole.Body,
        TextComponent.ButtonTitle or TextComponent.ButtonUrl => TextRole.Button,
        TextComponent.Reply => TextRole.Reply,
        _ => TextRole.Other,
    };
}
