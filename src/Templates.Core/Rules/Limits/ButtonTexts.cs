using System.Text.RegularExpressions;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Core.Twilio;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>What titles, ids and phone numbers of buttons must be.</summary>
internal static class ButtonTexts
{
    // E.164: a country code, at most 15 digits in all; Meta wants the plus sign.
    private static readonly Regex E164 = new(@"^\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant);

    public static IEnumerable<(SourceSpan Span, string Problem)> Problems(TemplateLanguage language)
        => Titles(language).Concat(Ids(language)).Concat(Phones(language));

    private static IEnumerable<(SourceSpan Span, string Problem)> Titles(TemplateLanguage language)
    {
        var titles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var title in language.Buttons.Select(button => button.Title).OfType<TemplateText>())
        {
            foreach (var placeholder in title.Placeholders)
                yield return (title.SpanOf(placeholder), $"The button's title has the placeholder '{placeholder.Raw}', and none is allowed. Write fixed words.");
            if (title.Placeholders.Count == 0 && title.Value.Length > ContentLimits.ButtonTitle)
                yield return (title.ValueSpan, $"The button's title '{MappingReader.Shorten(title.Value)}' has {title.Value.Length} characters, {ContentLimits.ButtonTitle} are allowed. Shorten it by {title.Value.Length - ContentLimits.ButtonTitle}.");
            if (!titles.Add(title.Value.Trim()))
                yield return (title.ValueSpan, $"Two buttons have the title '{MappingReader.Shorten(title.Value)}', and a reply by one could mean either. Give them different titles.");
        }
    }

    private static IEnumerable<(SourceSpan Span, string Problem)> Ids(TemplateLanguage language)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var payloads = ContentActions.PayloadsOf(language);
        foreach (var button in language.Buttons.Where(button => button.Kind == ButtonKind.QuickReply))
        {
            var id = payloads[button];
            var span = button.Id?.Span ?? button.Span;
            if (id.Length > ContentLimits.ButtonId)
                yield return (span, $"The button's id has {id.Length} characters, {ContentLimits.ButtonId} are allowed. Shorten it by {id.Length - ContentLimits.ButtonId}.");
            if (!ids.Add(id))
                yield return (span, $"Two quick replies have the id '{MappingReader.Shorten(id)}'{(button.Id is null ? ", this one by its position" : "")}, so that their answers look alike. Give each an id of its own.");
        }
    }

    private static IEnumerable<(SourceSpan Span, string Problem)> Phones(TemplateLanguage language)
        => from phone in language.Buttons.Select(button => button.Phone).OfType<Spanned<string>>()
           where !E164.IsMatch(phone.Value)
           select (phone.Span, $"'{MappingReader.Shorten(phone.Value)}' is no phone number in E.164 form. Write '+', the country code and the number, at most 15 digits without blanks, such as \"+4989123456\".");
}
