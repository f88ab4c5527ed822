using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Core.Parsing;

/// <summary>Reads one language of a template.</summary>
internal sealed class LanguageParser(DiagnosticBag bag, YamlScalar code, IReadOnlyList<TemplateSample> shared)
{
    public TemplateLanguage Read(YamlNode node)
    {
        var key = new Spanned<string>(code.Value, code.Span);
        if (node is not YamlMapping mapping)
        {
            ReportNoMapping(node);
            return new TemplateLanguage(key) { SharedSamples = shared };
        }

        var reader = Reader(mapping, $"The language '{code.Value}'", code.Span, TemplateKeys.Language);
        return new TemplateLanguage(key)
        {
            Header = Text(TextComponent.Header, reader.Find("header"), reader.FilledScalar),
            Body = Text(TextComponent.Body, reader.Require("body", "Add 'body: |' with the text below it."), reader.Scalar),
            Footer = Text(TextComponent.Footer, reader.Find("footer"), reader.FilledScalar),
            Buttons = ReadButtons(reader),
            Replies = ReadReplies(reader),
            SharedSamples = shared,
            OwnSamples = reader.Samples(),
        };
    }

    private static TemplateText? Text(TextComponent component, YamlEntry? entry, Func<YamlEntry?, YamlScalar?> read)
        => read(entry) is { } scalar ? new TemplateText(component, entry!.Value.Key, scalar) : null;

    private void ReportNoMapping(YamlNode node)
    {
        if (node is YamlScalar { IsNull: true })
            bag.Report(RuleCatalog.MissingKey, code.Span, $"The language '{code.Value}' has no key 'body'. Add 'body: |' with the text below it.", code.Value);
        else if (node is not YamlRefused)
            bag.Report(RuleCatalog.InvalidValue, node.Span, $"The language '{code.Value}' must be a mapping, not {node.Kind}. Write the text below it as 'body: |'.", code.Value);
    }

    private MappingReader Reader(YamlMapping mapping, string owner, SourceSpan span, string[] keys)
        => new(mapping, owner, span, keys, bag) { Language = code.Value };

    private IReadOnlyDictionary<string, TemplateText> ReadReplies(MappingReader reader)
    {
        var entry = reader.Find("replies");
        if (reader.Mapping(entry) is not { } mapping)
            return TemplateLanguage.NoReplies;
        var replies = new Dictionary<string, TemplateText>(StringComparer.Ordinal);
        var keys = Reader(mapping, "The replies", entry!.Value.Key.Span, TemplateKeys.Replies);
        foreach (var key in TemplateKeys.Replies)
        {
            if (Text(TextComponent.Reply, keys.Find(key), keys.FilledScalar) is { } text)
                replies[key] = text;
        }

        return replies;
    }

    private IReadOnlyList<TemplateButton> ReadButtons(MappingReader reader)
    {
        if (reader.Sequence(reader.Find("buttons")) is not { } sequence)
            return [];
        var buttons = new List<TemplateButton>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            if (item is YamlMapping mapping)
                AddButton(buttons, mapping);
            else if (item is not YamlRefused)
                bag.Report(RuleCatalog.InvalidValue, item.Span, $"A button must be a mapping, not {item.Kind}. Write '- quickReply: …', '- url: …' or '- phone: …'.", code.Value);
        }

        return buttons;
    }

    private void AddButton(List<TemplateButton> buttons, YamlMapping mapping)
    {
        var first = mapping.Entries.Count > 0 ? mapping.Entries[0].Key.Span : mapping.Span;
        var kinds = mapping.Entries.FindAll(entry => entry.Key.Value is "quickReply" or "url" or "phone");
        if (kinds.Count > 1)
        {
            bag.Report(RuleCatalog.InvalidValue, kinds[1].Key.Span, $"A button is either '{kinds[0].Key.Value}' or '{kinds[1].Key.Value}', not both. Make two buttons of it.", code.Value);
            return;
        }

        var kind = kinds.Count == 0 ? null : kinds[0].Key.Value;
        var reader = Reader(mapping, kind is null ? "The button" : $"The {kind} button", first, kind switch
        {
            "quickReply" => TemplateKeys.QuickReplyButton,
            "url" => TemplateKeys.UrlButton,
            "phone" => TemplateKeys.PhoneButton,
            _ => TemplateKeys.Button,
        });
        switch (kind)
        {
            case "quickReply":
                var title = Text(TextComponent.ButtonTitle, reader.Require("quickReply", "Write the button's text behind it."), reader.FilledScalar);
                var id = reader.FilledScalar(reader.Find("id"));
                buttons.Add(new TemplateButton(ButtonKind.QuickReply, first) { Title = title, Id = id is null ? null : new Spanned<string>(id.Value, id.Span) });
                break;
            case "url":
                buttons.Add(new TemplateButton(ButtonKind.Url, first) { Url = Text(TextComponent.ButtonUrl, reader.Require("url", "Write the address behind it."), reader.FilledScalar), Title = ReadTitle(reader) });
                break;
            case "phone":
                var phone = reader.FilledScalar(reader.Require("phone", "Write the number behind it, such as \"+4989123456\"."));
                buttons.Add(new TemplateButton(ButtonKind.Phone, first) { Phone = phone is null ? null : new Spanned<string>(phone.Value, phone.Span), Title = ReadTitle(reader) });
                break;
            default:
                if (mapping.Entries.TrueForAll(entry => TemplateKeys.Button.Contains(entry.Key.Value, StringComparer.Ordinal)))
                    bag.Report(RuleCatalog.MissingKey, first, "The button has no key 'quickReply', 'url' or 'phone'. Add one of them.", code.Value);
                break;
        }
    }

    private static TemplateText? ReadTitle(MappingReader reader)
        => Text(TextComponent.ButtonTitle, reader.Require("title", "Add 'title: ' with the button's text."), reader.FilledScalar);
}
