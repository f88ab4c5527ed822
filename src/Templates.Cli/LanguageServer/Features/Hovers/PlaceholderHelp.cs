using WaTemplates.Cli.LanguageServer.Features.Completion;
using WaTemplates.Core.Model;
using WaTemplates.Core.Source;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.LanguageServer.Features.Hovers;

/// <summary>A placeholder: its variable, its numbers at Twilio, its sample.</summary>
internal static class PlaceholderHelp
{
    /// <returns>The help with the placeholder's place, or null where there is none.</returns>
    public static (SourceSpan Span, string Help)? At(Template template, int offset)
    {
        foreach (var language in template.Languages)
        {
            foreach (var text in language.PlaceholderTexts.Where(text => text.ValueSpan.Contains(offset)))
            {
                foreach (var placeholder in text.Placeholders)
                {
                    var span = text.SpanOf(placeholder);
                    if (span.Contains(offset))
                        return (span, Of(language, text, placeholder));
                }
            }
        }

        return null;
    }

    private static string Of(TemplateLanguage language, TemplateText text, Placeholder placeholder)
    {
        var sample = language.Samples.TryGetValue(placeholder.Name, out var found) ? $"sample `{found.Value}`" : "no sample yet";
        return $"`{placeholder.Raw}` {PlaceholderOffers.MeaningOf(placeholder.Raw)}\n\nVariable `{placeholder.Name}`, {NumberOf(language, text, placeholder)}, {sample}";
    }

    private static string NumberOf(TemplateLanguage language, TemplateText text, Placeholder placeholder)
    {
        if (text.Component == TextComponent.Reply || !language.IsComplete)
            return "without a number, since replies are sent as texts";
        var before = language.NumberedTexts.TakeWhile(other => other != text).Sum(other => other.Placeholders.Count);
        return $"`{{{{{before + text.Placeholders.TakeWhile(other => other != placeholder).Count() + 1}}}}}` at Twilio";
    }
}
