using WaTemplates.Core.Answering;
using WaTemplates.Core.Twilio;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Format;

/// <summary>The format of a template file, <c>NAME.wa.yaml</c>.</summary>
internal static class TemplateFormat
{
    /// <summary>In the order of <see cref="Model.TemplateKind"/>.</summary>
    public static readonly ChoiceValue Kind = new("invitation", "two-way", "notice");

    /// <summary>In the order of <see cref="Model.TemplateCategory"/>.</summary>
    public static readonly ChoiceValue Category = new("utility", "marketing");

    public static readonly FormatKey QuickReply = new("quickReply", TextValue.Filled, "The text of a button that answers, at most 20 characters.") { IsRequired = true, Example = "Yes please" };
    public static readonly FormatKey Id = new("id", TextValue.Filled, "What comes back when the button is tapped. Default: its position among the quick replies, 1, 2, 3 and so on.") { Example = "yes" };

    // The rule that judges addresses goes further; here stands only what it certainly refuses.
    public static readonly FormatKey Url = new("url", new TextValue { IsFilled = true, Pattern = "^[hH][tT][tT][pP][sS]://" }, "The https address a button opens. One placeholder may stand at its very end.") { IsRequired = true, Example = "https://feedback.example.com/s/${l://SurveyURL}" };
    public static readonly FormatKey Phone = new("phone", new TextValue { IsFilled = true, Pattern = "^\\+[1-9][0-9]{6,14}$" }, "The number a button calls, with country code, in quotes.") { IsRequired = true, Example = "+4989123456" };
    public static readonly FormatKey Title = new("title", TextValue.Filled, "The button's text, at most 20 characters.") { IsRequired = true, Example = "Share feedback" };

    public static readonly MappingValue QuickReplyButton = new(QuickReply, Id);
    public static readonly MappingValue UrlButton = new(Url, Title);
    public static readonly MappingValue PhoneButton = new(Phone, Title);

    /// <summary>The keys of any button, before it is known which of the three it is.</summary>
    public static readonly MappingValue AnyButton = new(QuickReply, Url, Phone, Title, Id);

    public static readonly MappingValue Replies = new(
        new FormatKey(Answers.Yes, TextValue.Filled, "The answer to 1.") { Example = "Thank you! This is your personal link: ${l://SurveyURL}" },
        new FormatKey(Answers.No, TextValue.Filled, "The answer to 2.") { Example = "Thank you for your answer." },
        new FormatKey(Answers.Unsubscribe, TextValue.Filled, "The answer to 3. Default: a text in the template's language.") { Example = "You will not receive further messages of this kind." },
        new FormatKey("unclear", TextValue.Filled, "The answer to what cannot be read as 1, 2 or 3.") { Example = "Please answer with 1, 2 or 3." });

    public static readonly MappingValue Language = new(
        new FormatKey("header", TextValue.Filled, "A line above the body: at most 60 characters, one placeholder.") { Example = "Your portal" },
        new FormatKey("body", TextValue.Any, "The text, with placeholders such as ${m://FirstName}. Written as 'body: |' with the text below it; the final line break does not count.") { IsRequired = true, Example = "Hello ${m://FirstName}, your order is ready." },
        new FormatKey("footer", TextValue.Filled, "A line below the body: at most 60 characters, no placeholder.") { Example = "Acme Ltd" },
        new FormatKey("buttons", new ListValue(new AlternativesValue(QuickReplyButton, UrlButton, PhoneButton)), "At most 10 buttons: quick replies, addresses (2) and a number to call (1)."),
        new FormatKey("replies", Replies, "Two-way templates: what is sent in answer, within 24 hours and without approval."),
        Samples("The samples of this language, where they differ from the file's."));

    public static readonly MappingValue Template = new(
        new FormatKey("name", new TextValue { Pattern = "^[a-z0-9_]+$", MaxLength = ContentLimits.Name }, "The template's name at Meta: small letters, digits and '_', at most 200. All its languages share it.") { IsRequired = true, Example = "portal_feedback" },
        new FormatKey("kind", Kind, "invitation: asks to open a link. two-way: asks for the answers 1, 2 or 3. notice: neither.") { IsRequired = true },
        new FormatKey("category", Category, "What Meta reviews it as. utility: follows from something the recipient did. marketing: everything else.") { IsRequired = true },
        new FormatKey("description", TextValue.Any, "What the template is for, for the people who keep it.") { Example = "Asks new portal users for feedback" },
        new FormatKey("mailingList", TextValue.Filled, "What an opt-out is from: templates of one list share it. Default: the template's name.") { Example = "portal-users" },
        Samples("A value for every placeholder, by the variable's name, for Meta's reviewers. No data of a real person."),
        new FormatKey("languages", new EntriesValue(Language) { Names = WhatsAppLanguages.All, NeedsEntry = true }, "The texts, by WhatsApp language code.") { IsRequired = true });

    private static FormatKey Samples(string description)
        => new("samples", new EntriesValue(TextValue.Any) { AllowsNull = true }, description) { Example = """{ "FirstName": "Anna" }""" };
}
