namespace WaTemplates.Runtime.Replies;

/// <summary>A word or number of a reply; in scripts without blanks, every letter.</summary>
internal readonly record struct ReplyToken
{
    /// <summary>Number of the word in the <see cref="Vocabulary"/>; for a digit run <see cref="Vocabulary.Unknown"/>.</summary>
    public required int Word { get; init; }

    /// <summary>Value of a run of up to three digits, -1 of one with zeros in front; longer ones, and words, have none.</summary>
    public int? Number { get; init; }

    public bool IsDigits { get; init; }

    /// <summary>The letter that is all of a word, in a script with blanks; else <c>\0</c>.</summary>
    public char Letter { get; init; }

    /// <summary>A letter of a script without blanks, about half a word.</summary>
    public bool IsHalfWord { get; init; }

    /// <summary>A comma, full stop or the like stands before it.</summary>
    public bool IsAfterPause { get; init; }

    /// <summary>What ties it to the token before without a blank, <c>-</c> or <c>,</c>; else <c>\0</c>.</summary>
    public char Tie { get; init; }
}
