using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Source;
using WaTemplates.Core.Twilio;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>How many buttons, in what order, and what each may say. Source: Meta, template components; Twilio, content types.</summary>
internal sealed class Buttons() : LanguageRule(RuleCatalog.Buttons)
{
    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        if (language.Buttons.Count == 0)
            return;
        foreach (var (span, problem) in Counts(language.Buttons).Concat(Order(language.Buttons)).Concat(ButtonTexts.Problems(language)))
            Report(context, span, problem, language);
    }

    private static IEnumerable<(SourceSpan Span, string Problem)> Counts(IReadOnlyList<TemplateButton> buttons)
    {
        if (TooMany(buttons, _ => true, ContentLimits.Buttons, "buttons") is { } all)
            yield return all;
        if (TooMany(buttons, button => button.Kind == ButtonKind.Url, ContentLimits.UrlButtons, "URL buttons") is { } urls)
            yield return urls;
        if (TooMany(buttons, button => button.Kind == ButtonKind.Phone, ContentLimits.PhoneButtons, "phone buttons") is { } phones)
            yield return phones;
    }

    private static (SourceSpan Span, string Problem)? TooMany(IReadOnlyList<TemplateButton> buttons, Func<TemplateButton, bool> counts, int limit, string what)
    {
        var counted = buttons.Where(counts).ToArray();
        return counted.Length <= limit ? null : (counted[limit].Span, $"There are {counted.Length} {what}, {limit} {(limit == 1 ? "is" : "are")} allowed. Delete {counted.Length - limit}.");
    }

    private static IEnumerable<(SourceSpan Span, string Problem)> Order(IReadOnlyList<TemplateButton> buttons)
    {
        var first = buttons.TakeWhile(button => button.Kind != ButtonKind.QuickReply).Count();
        var block = buttons.Skip(first).TakeWhile(button => button.Kind == ButtonKind.QuickReply).Count();
        var later = buttons.Skip(first + block).FirstOrDefault(button => button.Kind == ButtonKind.QuickReply);
        if (later is not null)
            yield return (later.Span, $"The quick reply '{later.Title?.Value}' stands apart from the other quick replies, and Meta wants them together. Move it next to them.");
    }
}
