namespace WaTemplates.Text.Emoji;

/// <summary>
/// Finds emoji as a reader counts them: a family joined of four people, a flag, a keycap or a thumb of any colour is one.
/// Source: Unicode Technical Standard 51, emoji sequences.
/// </summary>
internal static class EmojiScanner
{
    private const char Joiner = '\u200D';
    private const char TextStyle = '\uFE0E';
    private const char EmojiStyle = '\uFE0F';
    private const char Keycap = '\u20E3';

    // Below this no character is, or completes, an emoji.
    private const char First = '\u203C';

    /// <summary>Start and length of each emoji, in reading order, in UTF-16 units.</summary>
    public static IReadOnlyList<(int Start, int Length)> Scan(string text)
    {
        List<(int Start, int Length)>? found = null;
        if (!MayHaveEmoji(text))
            return [];
        for (var i = 0; i < text.Length;)
        {
            var end = EndOf(text, i);
            if (end > i)
                (found ??= []).Add((i, end - i));
            i = Math.Max(end, i + WidthAt(text, i));
        }

        return found ?? (IReadOnlyList<(int Start, int Length)>)[];
    }

    private static bool MayHaveEmoji(string text)
    {
        foreach (var c in text)
        {
            if (c >= First)
                return true;
        }

        return false;
    }

    /// <summary>Where the emoji that starts here ends; the start itself where none does.</summary>
    private static int EndOf(string text, int start)
    {
        var first = CodePointAt(text, start);
        var at = start + WidthAt(text, start);
        if (first is '#' or '*' or (>= '0' and <= '9'))
            return KeycapEnd(text, start);
        if (EmojiTable.IsRegionalIndicator(first))
            return at < text.Length && EmojiTable.IsRegionalIndicator(CodePointAt(text, at)) ? at + WidthAt(text, at) : at;
        if (!IsShownAsEmoji(text, first, at))
            return start;
        at = SkipModifiers(text, at);
        while (at + 1 < text.Length && text[at] == Joiner && EmojiTable.MayBeJoined(CodePointAt(text, at + 1)))
            at = SkipModifiers(text, at + 1 + WidthAt(text, at + 1));
        return at;
    }

    private static bool IsShownAsEmoji(string text, int codePoint, int next)
    {
        if (next < text.Length && text[next] == TextStyle)
            return false;
        return EmojiTable.IsEmoji(codePoint) || (next < text.Length && text[next] == EmojiStyle && EmojiTable.MayBeJoined(codePoint));
    }

    private static int KeycapEnd(string text, int start)
    {
        var at = start + 1;
        if (at < text.Length && text[at] == EmojiStyle)
            at++;
        return at < text.Length && text[at] == Keycap ? at + 1 : start;
    }

    /// <summary>Style, skin tone, and the tags that make a flag of a region.</summary>
    private static int SkipModifiers(string text, int at)
    {
        while (at < text.Length && (text[at] == EmojiStyle || CodePointAt(text, at) is (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0020 and <= 0xE007F)))
            at += WidthAt(text, at);
        return at;
    }

    private static int CodePointAt(string text, int at) => WidthAt(text, at) == 2 ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

    private static int WidthAt(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
}
