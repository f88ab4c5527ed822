using System.Text;
using WaTemplates.Core.Format;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Core.Outputs;

/// <summary>
/// Writes a template file: the schema line, then the keys in the order of the format. Reading it gives the same texts, to the
/// character; only half a surrogate pair cannot be written.
/// </summary>
internal sealed class TemplateYamlWriter
{
    /// <summary>The line by which editors find the schema.</summary>
    public const string SchemaLine = "# yaml-language-server: $schema=" + SchemaWriter.TemplateId + "\n";

    private const int LongLine = 100;
    private readonly StringBuilder yaml = new(SchemaLine);

    public static string Write(TemplateDraft template)
    {
        var writer = new TemplateYamlWriter();
        writer.Line(0, "name", template.Name);
        writer.Line(0, "kind", TemplateKeys.NameOf(template.Kind));
        writer.Line(0, "category", TemplateKeys.NameOf(template.Category));
        writer.Line(0, "description", template.Description);
        writer.Line(0, "mailingList", template.MailingList);
        writer.Entries(0, "samples", template.Samples);
        writer.yaml.Append("languages:\n");
        foreach (var language in template.Languages)
            writer.WriteLanguage(language);
        return writer.yaml.ToString();
    }

    private void WriteLanguage(LanguageDraft language)
    {
        Indent(2).Append(ScalarSpelling.Key(language.Code)).Append(":\n");
        Text(4, "header", language.Header);
        Text(4, "body", language.Body, prefersBlock: true);
        Text(4, "footer", language.Footer);
        if (language.Buttons.Count > 0)
            Indent(4).Append("buttons:\n");
        foreach (var button in language.Buttons)
            WriteButton(button);
        if (language.Replies.Count > 0)
            Indent(4).Append("replies:\n");
        foreach (var reply in language.Replies)
            Text(6, reply.Key, reply.Value);
        Entries(4, "samples", language.Samples);
    }

    private void WriteButton(ButtonDraft button)
    {
        Indent(6).Append("- ");
        switch (button.Kind)
        {
            case ButtonKind.QuickReply:
                Line(0, "quickReply", button.Title);
                Line(8, "id", button.Id);
                break;
            case ButtonKind.Url:
                Line(0, "url", button.Target);
                Line(8, "title", button.Title);
                break;
            default:
                Line(0, "phone", button.Target);
                Line(8, "title", button.Title);
                break;
        }
    }

    private void Entries(int indent, string key, IReadOnlyList<KeyValuePair<string, string>> entries)
    {
        if (entries.Count == 0)
            return;
        Indent(indent).Append(key).Append(":\n");
        foreach (var entry in entries)
            Line(indent + 2, ScalarSpelling.Key(entry.Key), entry.Value);
    }

    private void Line(int indent, string key, string? value)
    {
        if (value is not null)
            Indent(indent).Append(key).Append(": ").Append(ScalarSpelling.Inline(value)).Append('\n');
    }

    private void Text(int indent, string key, string? value, bool prefersBlock = false)
    {
        if (value is null || !ScalarSpelling.FitsBlock(value) || !(prefersBlock || value.Length > LongLine || value.IndexOf('\n') >= 0))
        {
            Line(indent, key, value);
            return;
        }

        // A block's own final line break does not count; those of the text are kept by the plus sign.
        Indent(indent).Append(key).Append(value.EndsWith("\n", StringComparison.Ordinal) ? ": |+\n" : ": |\n");
        foreach (var line in value.Split('\n'))
        {
            if (line.Length > 0)
                Indent(indent + 2).Append(line);
            yaml.Append('\n');
        }
    }

    private StringBuilder Indent(int width) => yaml.Append(' ', width);
}
