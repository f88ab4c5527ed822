using WaTemplates.Core.Answering;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Parsing;

/// <summary>The format's keys and closed lists of values.</summary>
internal static class TemplateKeys
{
    public static readonly string[] Root = ["name", "kind", "category", "description", "mailingList", "samples", "languages"];
    public static readonly string[] Language = ["header", "body", "footer", "buttons", "replies", "samples"];
    public static readonly string[] Button = ["quickReply", "url", "phone", "title", "id"];
    public static readonly string[] QuickReplyButton = ["quickReply", "id"];
    public static readonly string[] UrlButton = ["url", "title"];
    public static readonly string[] PhoneButton = ["phone", "title"];
    public static readonly string[] Replies = [Answers.Yes, Answers.No, Answers.Unsubscribe, "unclear"];

    public static readonly KeyValuePair<string, TemplateKind>[] Kinds =
    [
        new("invitation", TemplateKind.Invitation),
        new("two-way", TemplateKind.TwoWay),
        new("notice", TemplateKind.Notice),
    ];

    public static readonly KeyValuePair<string, TemplateCategory>[] Categories =
    [
        new("utility", TemplateCategory.Utility),
        new("marketing", TemplateCategory.Marketing),
    ];

    public static string NameOf(TemplateKind kind) => Kinds[(int)kind].Key;

    public static string NameOf(TemplateCategory category) => Categories[(int)category].Key;
}
