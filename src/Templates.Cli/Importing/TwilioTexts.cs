using System.Globalization;
using WaTemplates.Core.Model;
using WaTemplates.Core.Twilio;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Importing;

/// <summary>The texts and buttons of a content type.</summary>
internal static class TwilioTexts
{
    /// <exception cref="UnsupportedContentException">A template file cannot hold it.</exception>
    public static LanguageDraft Read(string type, JsonValue content, string language)
    {
        if (content["media"] is { Kind: JsonKind.Array, Items.Count: > 0 } && type is TwilioType.TwilioCard or ContentType.Card)
            throw new UnsupportedContentException($"its {type} has media");
        return type switch
        {
            ContentType.Text or ContentType.QuickReply or ContentType.CallToAction => new LanguageDraft(language, Body(content, "body")) { Buttons = Buttons(content) },
            ContentType.Card => new LanguageDraft(language, Body(content, "body")) { Header = TwilioContent.Text(content, "header_text"), Footer = TwilioContent.Text(content, "footer"), Buttons = Buttons(content) },
            // WhatsApp shows the title as the message.
            TwilioType.TwilioCard when TwilioContent.Text(content, "body") is null => new LanguageDraft(language, Body(content, "title")) { Footer = TwilioContent.Text(content, "subtitle"), Buttons = Buttons(content) },
            TwilioType.TwilioCard => throw new UnsupportedContentException("its twilio/card has both title and body, and WhatsApp shows no body there"),
            _ => throw new UnsupportedContentException($"{Printable.OneLine(type)} is not supported, only texts with header, footer and buttons are"),
        };
    }

    private static string Body(JsonValue content, string member) => TwilioContent.Text(content, member) ?? throw new UnsupportedContentException($"it has no {member}");

    private static List<ButtonDraft> Buttons(JsonValue content)
    {
        var buttons = new List<ButtonDraft>();
        var quickReplies = 0;
        foreach (var action in content["actions"]?.Items ?? [])
        {
            var type = TwilioContent.Text(action, "type")?.ToUpperInvariant() ?? "QUICK_REPLY";
            var title = TwilioContent.Text(action, "title") ?? throw new UnsupportedContentException("a button has no title");
            buttons.Add(type switch
            {
                "QUICK_REPLY" => new ButtonDraft(ButtonKind.QuickReply, title, Id: IdOf(action, ++quickReplies)),
                "URL" => new ButtonDraft(ButtonKind.Url, title, Target(action, "url", type)),
                "PHONE_NUMBER" or "PHONE" => new ButtonDraft(ButtonKind.Phone, title, Target(action, "phone", type)),
                _ => throw new UnsupportedContentException($"it has a button of type {Printable.OneLine(type)}, only quick replies, addresses and numbers to call are supported"),
            });
        }

        return buttons;
    }

    private static string Target(JsonValue action, string member, string type) => TwilioContent.Text(action, member) ?? throw new UnsupportedContentException($"a button of type {type} has no {member}");

    private static string? IdOf(JsonValue action, int position)
    {
        var id = TwilioContent.Text(action, "id");
        if (id?.Contains("{{", StringComparison.Ordinal) == true)
            throw new UnsupportedContentException("the id of a quick reply has a variable");
        return id == position.ToString(CultureInfo.InvariantCulture) ? null : id;
    }
}
