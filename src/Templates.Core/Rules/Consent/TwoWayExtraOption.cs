using System.Text.RegularExpressions;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>A fourth option, or a rating scale, makes the answers 1, 2 and 3 ambiguous.</summary>
internal sealed class TwoWayExtraOption() : TwoWayRule(RuleCatalog.TwoWayExtraOption)
{
    private static readonly Regex Scale = new(
        @"(?<![\p{L}\p{N}.,:/\-])[01]\s*(-|–|—|~|to|bis|à|a|al|til|till|tot|do|até|до|ila|から|到|至)\s*(?<last>[4-9]|10)(?![\p{N}]|[.,:/\-]\d)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        foreach (var option in body.Options(language).Options.Where(option => option.Digit > 3))
            Report(context, body.SpanOf(option.DigitStart, option.DigitLength), $"The option '{option.Digit}' goes beyond the 3 answers of a two-way template. Delete it, or ask it in the form behind the link.", language);
        foreach (Match scale in Scale.Matches(body.Value))
            Report(context, body.SpanOf(scale.Index, scale.Length), $"The scale '{scale.Value}' collides with the answers '1', '2' and '3'. Ask for the rating in the form behind the link.", language);
    }
}
