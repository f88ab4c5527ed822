using System.Globalization;
using WaTemplates.Text.Emoji;
using WaTemplates.Text.Folding;

namespace WaTemplates.Runtime.Replies;

/// <summary>One pass over a folded text: tells letters, digits, emoji and what lies between.</summary>
internal sealed class ReplyCutter(string folded, Vocabulary vocabulary, bool isEntry)
{
    private const int ThumbUp = 0x1F44D;
    private const int ThumbDown = 0x1F44E;
    private const int LongestNumber = 3;

    private readonly char[] word = new char[64];
    private readonly NormalizedText normalized = new(folded.Length);
    private int wordLength;
    private int digitCount;
    private int number;
    private bool isApart = true;
    private char tie;
    private bool isAfterPause;

    public ReplyToken[] Tokens { get; } = new ReplyToken[ReplyText.MostTokens];

    public int Count { get; private set; }

    public bool IsLong { get; private set; }

    public bool HasThumbUp { get; private set; }

    public bool HasThumbDown { get; private set; }

    public bool HasEmoji { get; private set; }

    /// <summary>There is a currency or percent sign: numbers are amounts.</summary>
    public bool HasUnit { get; private set; }

    public string Normalized => normalized.ToString();

    private bool HasNoLeadingZero => digitCount == 1 || number >= (digitCount == 2 ? 10 : 100);

    public void Run()
    {
        for (var i = 0; i < folded.Length; i++)
        {
            if (char.IsSurrogatePair(folded, i))
                TakePair(i++);
            else
                Take(i);
        }

        EndToken();
        JoinLetters();
    }

    private void Take(int i)
    {
        var c = folded[i];
        var digit = ReplyCharacter.DigitOf(folded, i);
        if (digit >= 0)
            AddDigit(digit);
        else if (Script.IsWordPart(c))
            AddLetter(c);
        else if (ReplyCharacter.IsApostrophe(c) && wordLength > 0 && i + 1 < folded.Length && Script.IsWordPart(folded[i + 1]))
            normalized.AddInside('\'');
        else
            TakeOther(c);
    }

    private void TakeOther(char c)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(c);
        switch (category)
        {
            case UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Surrogate:
                break;
            case UnicodeCategory.OtherSymbol:
                AddEmoji();
                normalized.AddEmoji(c);
                break;
            default:
                EndToken();
                HasUnit |= c is '%' or '°' || category == UnicodeCategory.CurrencySymbol;
                isApart |= char.IsWhiteSpace(c) || char.IsControl(c);
                isAfterPause |= category == UnicodeCategory.OtherPunctuation || c == '\n';
                tie = c;
                normalized.AddBetween(char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c);
                break;
        }
    }

    private void TakePair(int i)
    {
        var codePoint = char.ConvertToUtf32(folded[i], folded[i + 1]);
        var digit = CharUnicodeInfo.GetDecimalDigitValue(folded, i);
        if (digit >= 0)
        {
            AddDigit(digit);
        }
        else if (ReplyCharacter.Boxed(codePoint) is var letter and not ReplyCharacter.Nothing)
        {
            AddLetter(letter);
        }
        else if (codePoint is >= 0x1F3FB and <= 0x1F3FF)
        {
            // A skin tone says nothing.
        }
        else if (CharUnicodeInfo.GetUnicodeCategory(folded, i) is UnicodeCategory.OtherSymbol || EmojiTable.IsEmoji(codePoint) || EmojiTable.IsRegionalIndicator(codePoint))
        {
            HasThumbUp |= codePoint == ThumbUp;
            HasThumbDown |= codePoint == ThumbDown;
            AddEmoji();
            normalized.AddEmoji(folded[i]);
            normalized.AddEmoji(folded[i + 1]);
        }
        else
        {
            AddLetter(folded[i]);
            AddLetter(folded[i + 1]);
        }
    }

    private void AddEmoji()
    {
        EndToken();
        HasEmoji = true;
        isApart = true;
    }

    private void AddDigit(int value)
    {
        if (wordLength > 0)
        {
            EndToken();
            isApart = true;
        }

        number = digitCount < LongestNumber ? (number * 10) + value : number;
        digitCount++;
        normalized.AddInside((char)('0' + value));
    }

    private void AddLetter(char c)
    {
        if (digitCount > 0)
        {
            EndToken();
            isApart = true;
        }

        var alone = ReplyCharacter.StandsAlone(c);
        if (alone && wordLength > 0 && !char.IsHighSurrogate(word[0]))
            EndToken();
        normalized.AddInside(c);
        var part = ReplyCharacter.WordPart(c, wordLength > 0 && wordLength <= word.Length ? word[wordLength - 1] : ReplyCharacter.Nothing);
        if (part == ReplyCharacter.Nothing)
            return;
        if (wordLength < word.Length)
            word[wordLength] = part;
        wordLength++;
        if (alone && !char.IsHighSurrogate(c))
            EndToken();
    }

    private void EndToken()
    {
        if (wordLength == 0 && digitCount == 0)
            return;
        var known = digitCount > 0 || wordLength > word.Length ? default : word.AsSpan(0, wordLength);
        Add(new ReplyToken
        {
            Word = digitCount > 0 || wordLength > word.Length ? Vocabulary.Unknown : isEntry ? vocabulary.Add(known) : WordLookup.Find(vocabulary, known),
            IsDigits = digitCount > 0,
            Number = digitCount is 0 or > LongestNumber ? null : HasNoLeadingZero ? number : -1,
            Letter = wordLength == 1 && !ReplyCharacter.StandsAlone(word[0]) ? word[0] : ReplyCharacter.Nothing,
            IsHalfWord = wordLength > 0 && ReplyCharacter.StandsAlone(word[0]),
            IsAfterPause = isAfterPause,
            Tie = isApart ? ReplyCharacter.Nothing : tie,
        });
        wordLength = digitCount = number = 0;
        isApart = isAfterPause = false;
        tie = ReplyCharacter.Nothing;
    }

    private void Add(ReplyToken token)
    {
        if (Count == Tokens.Length)
            IsLong = true;
        else
            Tokens[Count++] = token;
    }

    /// <summary>"S T O P" and "S.T.O.P." are one word, where it is a known one.</summary>
    private void JoinLetters()
    {
        if (Count is < 3 or > 16 || isEntry)
            return;
        for (var i = 0; i < Count; i++)
        {
            if (Tokens[i].Letter == ReplyCharacter.Nothing)
                return;
            word[i] = Tokens[i].Letter;
        }

        var id = vocabulary.Find(word.AsSpan(0, Count));
        if (id < 0)
            return;
        Tokens[0] = new ReplyToken { Word = id };
        Count = 1;
    }
}
