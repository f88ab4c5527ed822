using WaTemplates.Core.Rules.Consent;
using WaTemplates.Core.Rules.Languages;
using WaTemplates.Core.Rules.Limits;
using WaTemplates.Core.Rules.Placeholders;

namespace WaTemplates.Core.Rules;

/// <summary>The rules that judge one template. What needs several files is in <see cref="Linker"/>.</summary>
internal static class RuleSet
{
    public static readonly IReadOnlyList<TemplateRule> All =
    [
        new BannedWord(), new SurveyUrlRequired(), new OptOutUrlRequired(), new TwoWayOptions(), new TwoWayQuestion(), new TwoWayMeaning(),
        new TwoWayExtraOption(), new TwoWayYesWord(), new HardCodedLink(), new OptOutWording(), new LiteralLinkRule(), new DoubtfulWord(),
        new MalformedPlaceholder(), new UnknownPlaceholder(), new TwilioPlaceholder(), new HtmlOrResponsePlaceholder(), new MissingSample(),
        new InvalidSample(), new UnusedSample(), new AmbiguousVariable(), new TooManyVariables(), new LongSample(),
        new BodyTooLong(), new StartsWithVariable(), new EndsWithVariable(), new EndsWithVariablePunctuation(), new AdjacentVariables(),
        new TooFewWords(), new VariableAloneOnLine(), new ForbiddenWhitespace(), new TooManyEmoji(), new HeaderFooter(), new Buttons(), new ButtonUrl(),
        new TemplateName(), new LanguageCode(), new ShortenedLink(), new SensitiveData(), new PromotionalUtility(), new UnbalancedFormatting(),
        new BodyNearLimit(), new VariablesByPunctuation(), new ManyLineBreaks(),
        new LanguagesDiffer(), new LanguageInName(), new WrongLanguageText(),
    ];
}
