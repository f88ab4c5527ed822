using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Folding;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>For x placeholders, 2x + 1 other words. Source: Twilio, template approvals.</summary>
internal sealed class TooFewWords() : BodyRule(RuleCatalog.TooFewWords)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        var words = CountWords(body);
        var wanted = (2 * body.Placeholders.Count) + 1;
        if (words < wanted)
            Report(context, body.KeySpan, $"The body has {words} {(words == 1 ? "word" : "words")} besides {body.Placeholders.Count} {(body.Placeholders.Count == 1 ? "placeholder" : "placeholders")}; WhatsApp wants at least {wanted}. Write {wanted - words} more.", language);
    }

    /// <summary>Runs of non-blank characters with a letter or digit; in scripts without blanks every letter.</summary>
    private static int CountWords(TemplateText body)
    {
        var words = 0;
        var inWord = false;
        var text = body.Value;
        var placeholders = body.Placeholders;
        var next = 0;
        var nextStart = placeholders.Count > 0 ? placeholders[0].Start : text.Length;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == nextStart)
            {
                i = placeholders[next++].End - 1;
                nextStart = next < placeholders.Count ? placeholders[next].Start : text.Length;
                continue;
            }

            if (IsAsciiLetterOrDigit(text[i]))
            {
                words += inWord ? 0 : 1;
                inWord = true;
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                inWord = false;
            }
            else if (Script.HasNoBlanks(text[i]))
            {
                if (char.IsLetter(text, i))
                    words++;
                inWord = false;
            }
            else if (!inWord && text[i] >= 0x80 && char.IsLetterOrDigit(text, i))
            {
                words++;
                inWord = true;
            }
        }

        return words;
    }

    private static bool IsAsciiLetterOrDigit(char c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a' || (uint)(c - '0') <= 9;
}
