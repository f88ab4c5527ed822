using System.Diagnostics;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Tests.Replies;

public class ReplyReaderTests
{
    private static readonly ReplyReader Reader = new();

    private static readonly MenuEntry[] Buttons =
    [
        new(ReplyKind.Yes, "1", "yes", "Gerne dabei"),
        new(ReplyKind.No, "2", "no", "Cancel"),
        new(ReplyKind.Unsubscribe, "3", "unsubscribe", "🔕 Abmelden"),
    ];

    [Theory]
    [InlineData("Gerne dabei", nameof(ReadingKind.Yes), "title")]
    [InlineData("  GERNE dabei! ", nameof(ReadingKind.Yes), "title")]
    [InlineData("Cancel", nameof(ReadingKind.No), "title")]
    [InlineData("🔕 Abmelden", nameof(ReadingKind.Unsubscribe), "title")]
    [InlineData("abmelden", nameof(ReadingKind.Unsubscribe), "title")]
    public void Title_IsItsAnswer(string text, string kind, string rule) => IsRead(Reader.Read(text, Buttons, "de"), kind, rule, isForEverything: false);

    [Fact]
    public void StopWord_OptsOutOfEverything_EvenWhereAnAnswerIsCalledSo()
        => Assert.True(Reader.Read("stop", [new MenuEntry(ReplyKind.Yes, "1", "a", "Stop"), new MenuEntry(ReplyKind.No, "2", "b", "Go on")], "en") is { Kind: ReadingKind.Unsubscribe, IsForEverything: true });

    [Theory]
    [InlineData("3", nameof(ReadingKind.Free), "digit")]
    [InlineData("⑤", nameof(ReadingKind.Free), "digit")]
    [InlineData("6", nameof(ReadingKind.Unclear), "not-in-menu")]
    [InlineData("4 or 5", nameof(ReadingKind.Unclear), "unsure")]
    [InlineData("4 5", nameof(ReadingKind.Unclear), "two-answers")]
    [InlineData("yes", nameof(ReadingKind.Unclear), "not-in-menu")]
    [InlineData("stop", nameof(ReadingKind.Unsubscribe), "stop-word:en")]
    public void Rating_GivesDigitsAnotherMeaning(string text, string kind, string rule)
    {
        var rating = Enumerable.Range(1, 5).Select(mark => new MenuEntry(ReplyKind.Free, $"{mark}", Payload: null, Title: null)).ToArray();
        IsRead(Reader.Read(text, rating, "en"), kind, rule, isForEverything: kind == nameof(ReadingKind.Unsubscribe));
    }

    [Theory]
    [InlineData("ja", "de", nameof(ReadingKind.Yes), "word:yes:de")]
    [InlineData("ja", "de_AT", nameof(ReadingKind.Yes), "word:yes:de")]
    [InlineData("yeah", "de", nameof(ReadingKind.Yes), "word:yes:en")]
    [InlineData("ja", "fr", nameof(ReadingKind.Free), "free")]
    [InlineData("ja", "rw_RW", nameof(ReadingKind.Free), "free")]
    [InlineData("да", null, nameof(ReadingKind.Free), "free")]
    [InlineData("no", "pl", nameof(ReadingKind.Unclear), "unsure")]
    [InlineData("k", "vi", nameof(ReadingKind.No), "word:no:vi")]
    public void Answers_AreOfTheQuestionsLanguageAndEnglish(string text, string? language, string kind, string rule)
        => IsRead(Reader.Read(text, ReplyMenus.Typed, language), kind, rule, isForEverything: false);

    [Theory]
    [InlineData("1", "no-question")]
    [InlineData("👍", "no-question")]
    [InlineData("", "empty")]
    [InlineData("🎉", "unknown-emoji")]
    public void WithoutQuestion_AttemptsAreUnclear(string text, string rule) => IsRead(Reader.Read(text, ReplyMenus.None, "de"), nameof(ReadingKind.Unclear), rule, isForEverything: false);

    [Theory]
    [InlineData("stop", "tr", "stop-word:en")]
    [InlineData("iptal", "de", "stop-word:tr")]
    [InlineData("bitte keine Nachrichten mehr", "en", "stop-phrase:de")]
    [InlineData("стоп", "en", "stop-word:ru")]
    [InlineData("стоп", "uk", "stop-word:uk")]
    public void Rule_NamesTheLanguage(string text, string language, string rule) => IsRead(Reader.Read(text, ReplyMenus.Typed, language), nameof(ReadingKind.Unsubscribe), rule, isForEverything: true);

    [Theory]
    [InlineData("  1️⃣ \t", "1")]
    [InlineData("ＳＴＯＰ!!", "stop")]
    [InlineData("Yes,   please.", "yes, please")]
    [InlineData("👍🏽", "👍")]
    [InlineData("「はい」", "はい")]
    [InlineData("٣", "3")]
    [InlineData("?!", "")]
    public void Normalized_IsWhatRulesSee(string text, string normalized) => Assert.Equal(normalized, Reader.Read(text, ReplyMenus.Typed, "en").Normalized);

    [Theory]
    [InlineData("stop ")]
    [InlineData("no more ")]
    [InlineData("1 ")]
    [InlineData("a*")]
    [InlineData("停止")]
    [InlineData("yes ja oui ")]
    [InlineData("👍🏽")]
    [InlineData("\uD83D")]
    public void Time_GrowsWithTheText(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        Reader.Read(text[..1_600], ReplyMenus.Typed, "en");
        var watch = Stopwatch.StartNew();
        Reader.Read(text, ReplyMenus.Typed, "en");
        Assert.InRange(watch.ElapsedMilliseconds, 0, 20_000);
    }

    private static void IsRead(ReplyReading reading, string kind, string rule, bool isForEverything)
        => Assert.Equal((kind, rule, isForEverything), (reading.Kind.ToString(), reading.Rule, reading.IsForEverything));
}
