using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Twilio;
using WaTemplates.Text.Emoji;

namespace WaTemplates.Core.Rules.Limits;

/// <summary>Source: Twilio, template approvals: at most 10 emoji in a body.</summary>
internal sealed class TooManyEmoji() : BodyRule(RuleCatalog.TooManyEmoji)
{
    protected override void Check(TemplateText body, TemplateLanguage language, RuleContext context)
    {
        var emoji = EmojiScanner.Scan(body.Value);
        if (emoji.Count <= ContentLimits.Emoji)
            return;
        var (start, length) = emoji[ContentLimits.Emoji];
        Report(context, body.SpanOf(start, length), $"The body has {emoji.Count} emoji, {ContentLimits.Emoji} are allowed, and '{body.Value.Substring(start, length)}' is one too many. Delete {emoji.Count - ContentLimits.Emoji}.", language);
    }
}
