using System.Text.RegularExpressions;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>A fourth option, or a rating scale, makes the answers 1, 2 and 3 ambiguous.</summary>
internal sealed class TwoWayExtraOption() : TwoWayRule(RuleCatalog.TwoWayExtraOption)
{
    private const string From = @"(?<![\p{N}.,:/\-])(?<![\p{L}-[\u0590-\u109F\u1100-\u1DFF\u2000-\uFFFF]])[01０１٠١۰۱०१]";
    private const string To = @"[ \t\u00A0]*(-|–|—|~|～|〜|to|bis|à|a|al|til|till|tot|do|până la|la|até|до|ila|hingga|sampai|إلى|الى|से|から|到|至|부터|עד)[ \t\u00A0]*";
    private const string Last = @"([4-9４-９٤-٩۴-۹४-९]|[1１١۱१][0０٠۰०])(?![\p{N}]|[.,:/\-]\d)";

    // "1-5 minutes" is a duration.
    private const string NoUnit = @"(?!\s*(min|sec|sek|seg|hour|hora|ora\b|ore\b|heure|stund|uur|uhr|timer|dny|dn[iíů]|day|tag|werktag|día|dia|jour|giorn|dag|gün|dakika|saat|perc|мин|хв|час|год|дн|ден|분|시간|일|分[鐘钟間间で程ほく以]|秒|時|时|小时|小時|日|天|دقائق|دقيقة|ساع|أيام|דק|שע|मिनट|घंट|दिन|menit|minit|jam|hari))";
    private static readonly Regex Scale = new(From + To + Last + NoUnit, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        foreach (var option in body.Options(language).Options)
        {
            if (option.Digit > 3)
                Report(context, body.SpanOf(option.DigitStart, option.DigitLength), $"The option '{option.Digit}' goes beyond the 3 answers of a two-way template. Delete it, or ask it in the form behind the link.", language);
        }

        if (!body.Value.Any(EndsScales))
            return;
        foreach (Match scale in Scale.Matches(body.Value))
            Report(context, body.SpanOf(scale.Index, scale.Length), $"The scale '{scale.Value}' collides with the answers '1', '2' and '3'. Ask for the rating in the form behind the link.", language);
    }

    /// <summary>A digit that the last number of a scale may end in: most texts have none, and the expression is not asked.</summary>
    private static bool EndsScales(char c) => c < 0x80 ? c is '0' or (>= '4' and <= '9') : char.IsDigit(c);
}
