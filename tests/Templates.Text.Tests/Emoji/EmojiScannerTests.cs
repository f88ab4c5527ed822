using WaTemplates.Text.Emoji;

namespace WaTemplates.Text.Tests.Emoji;

public class EmojiScannerTests
{
    /// <summary>The emoji of each text, separated by bars.</summary>
    [Theory]
    [InlineData("Danke! 🙂", "🙂")]
    [InlineData("👨‍👩‍👧‍👦👩🏽‍💻", "👨‍👩‍👧‍👦|👩🏽‍💻")]
    [InlineData("🇩🇪🇫🇷🇩", "🇩🇪|🇫🇷|🇩")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F!", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F")]
    [InlineData("1️⃣ ja 2⃣ nein #️⃣", "1️⃣|2⃣|#️⃣")]
    [InlineData("👍👍🏿", "👍|👍🏿")]
    [InlineData("❤️ ☎️ ©️", "❤️|☎️|©️")]
    [InlineData("⭐⌚🅰", "⭐|⌚|🅰")]
    [InlineData("❤️‍🔥 🏳️‍🌈 🤷‍♀️", "❤️‍🔥|🏳️‍🌈|🤷‍♀️")]
    public void Scan_FindsWhatAReaderCounts(string text, string emoji)
        => Assert.Equal(emoji.Split('|'), EmojiScanner.Scan(text).Select(found => text.Substring(found.Start, found.Length)), StringComparer.Ordinal);

    [Theory]
    [InlineData("Preis: 5 € – 10 %, © Acme™ ® § → ✓ ☎ ❤")]
    [InlineData("⭐\uFE0E as text")]
    [InlineData("日本語の文章、한국어, עברית, ไทย, 〜「」※")]
    [InlineData("1 * 2 # 3")]
    [InlineData("\U0001D400 \U0001F780 \U0001F800")]
    [InlineData("\uD83D lone, \uFE0F\u200D\u20E3")]
    public void Scan_LeavesLettersDigitsAndTextSymbols(string text) => Assert.Empty(EmojiScanner.Scan(text));
}
