using WaTemplates.Core.Model;

namespace WaTemplates.Core.Twilio;

/// <summary>The content type of a language: exactly one, decided by its parts.</summary>
internal static class ContentType
{
    public const string Text = "twilio/text";
    public const string QuickReply = "twilio/quick-reply";
    public const string CallToAction = "twilio/call-to-action";
    public const string Card = "whatsapp/card";

    public static string Of(TemplateLanguage language)
    {
        if (language.Header is not null || language.Footer is not null)
            return Card;
        if (language.Buttons.Count == 0)
            return Text;
        var quickReplies = language.Buttons.Count(button => button.Kind == ButtonKind.QuickReply);
        if (quickReplies == language.Buttons.Count)
            return QuickReply;
        return quickReplies == 0 ? CallToAction : Card;
    }
}
