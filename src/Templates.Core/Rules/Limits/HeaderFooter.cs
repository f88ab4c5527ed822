using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Twilio;
using WaTemplates.Text.Emoji;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>One short plain line. Source: Meta, template components; Twilio, error 63040.</summary>
internal sealed class HeaderFooter() : LanguageRule(RuleCatalog.HeaderFooter)
{
    protected override void Check(TemplateLanguage language, RuleContext context)
    {
        if (language.Header is { } header)
        {
            CheckText(header, "header", ContentLimits.HeaderVariables, language, context);
            foreach (var mark in FormattingMarks.Scan(header))
                Report(context, header.SpanOf(mark.Start, mark.Length), $"The header has the formatting mark '{header.Value.Substring(mark.Start, mark.Length)}', which Meta refuses; a header is bold by itself. Delete it.", language);
        }

        if (language.Footer is { } footer)
            CheckText(footer, "footer", 0, language, context);
    }

    private void CheckText(TemplateText text, string component, int variables, TemplateLanguage language, RuleContext context)
    {
        var length = Math.Max(language.Twilio.LengthOf(text), language.Twilio.FilledLengthOf(text));
        if (length > ContentLimits.HeaderFooter)
            Report(context, text.KeySpan, $"The {component} has {length} characters, {ContentLimits.HeaderFooter} are allowed. Shorten it by {length - ContentLimits.HeaderFooter}.", language);
        if (text.Value.IndexOf('\n') is >= 0 and var lineBreak)
            Report(context, text.SpanOf(lineBreak, 1), $"The {component} has a line break, and Meta takes one line. Write it in one line.", language);
        foreach (var placeholder in text.Placeholders.Skip(variables))
        {
            var advice = variables == 0 ? "none is allowed. Move" : $"{variables} is allowed. Keep the first, and move";
            Report(context, text.SpanOf(placeholder), $"The {component} has the placeholder '{placeholder.Raw}', and {advice} it into the body.", language);
        }

        foreach (var (start, size) in EmojiScanner.Scan(text.Value))
            Report(context, text.SpanOf(start, size), $"The {component} has the emoji '{text.Value.Substring(start, size)}', which Meta refuses. Delete it, or move it into the body.", language);
    }
}
