using WaTemplates.Core.Format;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Parsing;

/// <summary>The format's keys and closed lists of values, as the parsers use them.</summary>
internal static class TemplateKeys
{
    public static readonly string[] Root = TemplateFormat.Template.Names;
    public static readonly string[] Language = TemplateFormat.Language.Names;
    public static readonly string[] Button = TemplateFormat.AnyButton.Names;
    public static readonly string[] QuickReplyButton = TemplateFormat.QuickReplyButton.Names;
    public static readonly string[] UrlButton = TemplateFormat.UrlButton.Names;
    public static readonly string[] PhoneButton = TemplateFormat.PhoneButton.Names;
    public static readonly string[] Replies = TemplateFormat.Replies.Names;

    public static readonly KeyValuePair<string, TemplateKind>[] Kinds = Array.ConvertAll(TemplateFormat.Kind.Names, name => new KeyValuePair<string, TemplateKind>(name, (TemplateKind)Array.IndexOf(TemplateFormat.Kind.Names, name)));
    public static readonly KeyValuePair<string, TemplateCategory>[] Categories = Array.ConvertAll(TemplateFormat.Category.Names, name => new KeyValuePair<string, TemplateCategory>(name, (TemplateCategory)Array.IndexOf(TemplateFormat.Category.Names, name)));

    public static string NameOf(TemplateKind kind) => Kinds[(int)kind].Key;

    public static string NameOf(TemplateCategory category) => Categories[(int)category].Key;
}
