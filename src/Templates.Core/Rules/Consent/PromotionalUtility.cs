using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>Advertising makes a template MARKETING, whatever the file says. Source: Twilio, template categories.</summary>
internal sealed class PromotionalUtility() : WordRule(RuleCatalog.PromotionalUtility)
{
    protected override bool AppliesTo(Template template) => template.Category?.Value == TemplateCategory.Utility;

    // Replies are session texts and have no category.
    protected override IReadOnlyList<TemplateText> TextsOf(TemplateLanguage language) => language.TemplateTexts;

    protected override WordList WordsFor(TemplateLanguage language, RuleContext context) => language.Data.Promotion;

    protected override string Message(string word, TemplateLanguage language)
        => $"'{word}' is advertising, and the category is utility: Meta refuses it, or makes it marketing. Delete it, or write 'category: marketing'.";
}
