using System.Globalization;
using WaTemplates.Core.Model;
using WaTemplates.Text.Json;

namespace WaTemplates.Core.Twilio;

/// <summary>A language's buttons as Twilio's actions.</summary>
internal static class ContentActions
{
    public static IReadOnlyList<JsonValue> Of(TemplateLanguage language)
    {
        var payloads = PayloadsOf(language);
        return language.Buttons.Select(button => Of(button, language, payloads)).ToArray();
    }

    /// <summary>The payload of each quick reply: its id, or its position among the quick replies, from 1.</summary>
    public static IReadOnlyDictionary<TemplateButton, string> PayloadsOf(TemplateLanguage language)
    {
        var payloads = new Dictionary<TemplateButton, string>();
        foreach (var button in language.Buttons)
        {
            if (button.Kind == ButtonKind.QuickReply)
                payloads[button] = button.Id?.Value ?? (payloads.Count + 1).ToString(CultureInfo.InvariantCulture);
        }

        return payloads;
    }

    private static JsonValue Of(TemplateButton button, TemplateLanguage language, IReadOnlyDictionary<TemplateButton, string> payloads)
    {
        var title = JsonValue.Of(language.Twilio[button.Title!]);
        return button.Kind switch
        {
            ButtonKind.QuickReply => JsonValue.Object(("type", JsonValue.Of("QUICK_REPLY")), ("title", title), ("id", JsonValue.Of(payloads[button]))),
            ButtonKind.Url => JsonValue.Object(("type", JsonValue.Of("URL")), ("title", title), ("url", JsonValue.Of(language.Twilio[button.Url!]))),
            _ => JsonValue.Object(("type", JsonValue.Of("PHONE_NUMBER")), ("title", title), ("phone", JsonValue.Of(button.Phone!.Value))),
        };
    }
}
