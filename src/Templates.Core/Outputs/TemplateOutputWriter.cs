using System.Globalization;
using WaTemplates.Core.Answering;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Twilio;
using WaTemplates.Text.Json;

namespace WaTemplates.Core.Outputs;

/// <summary>Writes the documents of a template that has all its parts.</summary>
internal static class TemplateOutputWriter
{
    public static TemplateOutputs Write(Template template, string relativePath)
    {
        var files = new List<OutputFile>();
        var entries = new List<ManifestEntry>();
        foreach (var language in template.Languages)
        {
            var document = ContentDocument.Of(template, language);
            var own = new List<OutputFile>
            {
                new(OutputNames.Content(document.Name, language.Code), document.ToContentJson()),
                new(OutputNames.Approval(document.Name, language.Code), document.ToApprovalJson()),
            };
            // Qualtrics knows neither header nor footer nor buttons.
            if (ContentType.Of(language) == ContentType.Text)
                own.Add(new OutputFile(OutputNames.Qualtrics(document.Name, language.Code), language.Body!.Value));
            files.AddRange(own);
            entries.Add(new ManifestEntry(document.Name, language.Code, EntryJson(template, document, own, relativePath)));
        }

        return new TemplateOutputs(files, entries);
    }

    private static string EntryJson(Template template, ContentDocument document, List<OutputFile> files, string relativePath)
    {
        var language = document.Language;
        var json = new JsonWriter().BeginObject()
            .Member("name", document.Name)
            .Member("language", language.Code)
            .Member("kind", TemplateKeys.NameOf(template.Kind!.Value))
            .Member("category", TemplateKeys.NameOf(template.Category!.Value))
            .Member("mailingList", template.MailingList)
            .Member("fingerprint", document.Fingerprint)
            .Name("content").Value(document.Types);
        WriteVariables(json, language);
        if (template.Kind.Value == TemplateKind.TwoWay)
            WriteMenu(json, language);
        WriteReplies(json, template, language);
        json.BeginObject("files").Member("content", files[0].Path).Member("approval", files[1].Path);
        if (files.Count > 2)
            json.Member("qualtrics", files[2].Path);
        var position = template.Source.PositionOf(language.CodeSpan.Start);
        return json.EndObject()
            .BeginObject("source").Member("file", relativePath).Member("line", position.Line).Member("column", position.Column).EndObject()
            .EndObject().ToString();
    }

    private static void WriteVariables(JsonWriter json, TemplateLanguage language)
    {
        json.BeginArray("variables");
        foreach (var variable in language.Twilio.Variables)
        {
            json.BeginObject().Member("number", variable.Number).Member("placeholder", variable.Placeholder).Member("name", variable.Name).Member("component", NameOf(variable.Component));
            if (variable.Prefix is not null)
                json.Member("prefix", variable.Prefix);
            json.EndObject();
        }

        json.EndArray();
        var inReplies = language.Replies.Values.SelectMany(text => text.Placeholders).Select(p => p.Name).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal);
        json.BeginArray("replyVariables");
        foreach (var name in inReplies)
            json.Value(name);
        json.EndArray();
    }

    /// <summary>What each answer looks like when it comes back: its digit, and the payload and title of its quick reply.</summary>
    private static void WriteMenu(JsonWriter json, TemplateLanguage language)
    {
        var buttons = OptionBlock.QuickReplies(language);
        var payloads = ContentActions.PayloadsOf(language);
        json.BeginObject("menu");
        for (var i = 0; i < Answers.InOrder.Length; i++)
        {
            json.BeginObject(Answers.InOrder[i]).Member("digit", (i + 1).ToString(CultureInfo.InvariantCulture));
            if (buttons.Count == Answers.InOrder.Length)
                json.Member("payload", payloads[buttons[i]]).Member("title", buttons[i].Title!.Value);
            json.EndObject();
        }

        json.EndObject();
    }

    private static void WriteReplies(JsonWriter json, Template template, TemplateLanguage language)
    {
        json.BeginObject("replies");
        foreach (var key in TemplateKeys.Replies)
        {
            if (language.Replies.TryGetValue(key, out var text))
                json.Member(key, text.Value);
            else if (key == Answers.Unsubscribe && template.Kind!.Value == TemplateKind.TwoWay && language.Data.UnsubscribeReply is { } standard)
                json.Member(key, standard);
        }

        json.EndObject();
    }

    private static string NameOf(TextComponent component) => component switch
    {
        TextComponent.Header => "header",
        TextComponent.Footer => "footer",
        TextComponent.Body => "body",
        _ => "button",
    };
}
