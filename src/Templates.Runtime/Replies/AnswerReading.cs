using System.Globalization;
using System.Numerics;

namespace WaTemplates.Runtime.Replies;

/// <summary>Reads digits, answer words and thumbs by the menu of the question.</summary>
/// <param name="text">The reply.</param>
/// <param name="menu">Empty where nothing was asked.</param>
/// <param name="language">Base language of the question; its words count, and English.</param>
internal ref struct AnswerReading(ReplyText text, IReadOnlyList<MenuEntry> menu, string language)
{
    private int kinds;
    private int firstNumber;
    private int numbers;
    private string? wordLanguage;
    private bool isUnsure;
    private bool isOutside;
    private bool isTied;

    private readonly bool HasTwo => BitOperations.PopCount((uint)kinds) > 1 || numbers > 1 || isTied;

    public ReplyReading Read(List<WordFound> answers)
    {
        if (text.Count == 0)
            return ReadEmoji();
        if (text.IsProse || !Cover(answers))
            return text is { Count: 1, IsProse: false } && text.Tokens[0].Letter != ReplyCharacter.Nothing ? Of(ReadingKind.Unclear, ReplyRules.Letter) : Of(ReadingKind.Free, ReplyRules.Free);
        if (menu.Count == 0)
            return numbers > 0 && wordLanguage is null ? Of(ReadingKind.Unclear, ReplyRules.NoQuestion) : Of(ReadingKind.Free, ReplyRules.Free);
        TakeThumbs();
        if (isUnsure)
            return Of(ReadingKind.Unclear, ReplyRules.Unsure);
        if (isOutside)
            return Of(ReadingKind.Unclear, ReplyRules.NotInMenu);
        if (HasTwo)
            return OptsOutAsWell() ? Of(ReadingKind.Unsubscribe, ReplyRules.Digit) : Of(ReadingKind.Unclear, ReplyRules.TwoAnswers);
        return kinds == 0 ? Of(ReadingKind.Free, ReplyRules.Free) : Answer((ReadingKind)BitOperations.TrailingZeroCount(kinds));
    }

    /// <summary>"2 and 3" opts out; the whole menu, copied, does not, and neither does a date or a fraction.</summary>
    private readonly bool OptsOutAsWell()
        => (kinds & (1 << (int)ReadingKind.Unsubscribe)) != 0 && BitOperations.PopCount((uint)kinds) == 2 && numbers <= 2 && !isTied;

    private readonly ReplyReading Answer(ReadingKind read)
    {
        if (numbers > 0)
            return Of(read, ReplyRules.Digit);
        if (!Offers(read))
            return Of(ReadingKind.Unclear, ReplyRules.NotInMenu);
        return wordLanguage is null ? Of(read, ReplyRules.Emoji) : Of(read, ReplyRules.AnswerWord(read, wordLanguage)) with { Language = wordLanguage };
    }

    private ReplyReading ReadEmoji()
    {
        if (!text.HasThumbUp && !text.HasThumbDown)
            return Of(ReadingKind.Unclear, text.HasEmoji ? ReplyRules.UnknownEmoji : ReplyRules.Empty);
        if (menu.Count == 0)
            return Of(ReadingKind.Unclear, ReplyRules.NoQuestion);
        TakeThumbs();
        return HasTwo ? Of(ReadingKind.Unclear, ReplyRules.TwoAnswers) : Answer(text.HasThumbUp ? ReadingKind.Yes : ReadingKind.No);
    }

    /// <summary>Goes through the text by the longest entries; false where a word is none of them.</summary>
    private bool Cover(List<WordFound> answers)
    {
        var tokens = text.Tokens;
        var next = 0;
        for (var i = 0; i < tokens.Length;)
        {
            WordFound? longest = null;
            for (; next < answers.Count && answers[next].Start <= i; next++)
            {
                if (answers[next].Start == i && Counts(answers[next]) && (longest is null || Rank(answers[next]) > Rank(longest.Value)))
                    longest = answers[next];
            }

            if (longest is { } entry)
                Take(entry.Meaning);
            else if (!tokens[i].IsDigits || tokens[i].Number is null || text.HasUnit)
                return false;
            else
                Take(tokens[i].Number!.Value, i > 0 && tokens[i - 1].IsDigits && tokens[i].Tie != ReplyCharacter.Nothing);
            i = longest is { } taken ? taken.End : i + 1;
        }

        return true;
    }

    private readonly bool Counts(WordFound entry) => entry.Meaning.Sense == WordSense.Courtesy || entry.Meaning.Language == language || entry.Meaning.Language is "en" or "any";

    /// <summary>The longest; of equal ones an answer before courtesy, and the question's language before English.</summary>
    private readonly int Rank(WordFound entry)
        => (4 * (entry.End - entry.Start)) + (entry.Meaning.Sense is WordSense.Courtesy ? 0 : 2) + (entry.Meaning.Language == language ? 1 : 0);

    private void Take(WordMeaning meaning)
    {
        isUnsure |= meaning.Sense == WordSense.Unsure;
        if (meaning.Sense is not (WordSense.Yes or WordSense.No))
            return;
        wordLanguage ??= meaning.Language;
        Take(meaning.Sense == WordSense.Yes ? ReadingKind.Yes : ReadingKind.No);
    }

    private void Take(int number, bool tied)
    {
        isTied |= tied;
        if (numbers == 0 || number != firstNumber)
            numbers++;
        firstNumber = numbers == 1 ? number : firstNumber;
        if (EntryOf(number) is { } entry)
            Take(entry.Kind.ToReading());
        else
            isOutside = true;
    }

    private void Take(ReadingKind read) => kinds |= 1 << (int)read;

    private void TakeThumbs()
    {
        if (text.HasThumbUp)
            Take(ReadingKind.Yes);
        if (text.HasThumbDown)
            Take(ReadingKind.No);
    }

    private readonly bool Offers(ReadingKind read)
    {
        foreach (var entry in menu)
        {
            if (entry.Kind.ToReading() == read)
                return true;
        }

        return false;
    }

    private readonly MenuEntry? EntryOf(int number)
    {
        foreach (var entry in menu)
        {
            if (int.TryParse(entry.Digit, NumberStyles.None, CultureInfo.InvariantCulture, out var digit) && digit == number)
                return entry;
        }

        return null;
    }

    private readonly ReplyReading Of(ReadingKind read, string rule) => new(text.Normalized, read, rule);
}
