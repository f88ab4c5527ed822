namespace WaTemplates.Runtime.Replies;

/// <summary>Which list an entry is of; see <see cref="WaTemplates.Text.Languages.ReplyWords"/>.</summary>
internal enum WordSense
{
    Stop,
    StopPhrase,
    StopWeak,
    Start,
    Yes,
    No,
    Unsure,
    Courtesy,
}

/// <summary>A sense of a word in one language.</summary>
internal readonly record struct WordMeaning(WordSense Sense, string Language);

/// <summary>An entry that stands at a place of a text, and where it ends.</summary>
internal readonly record struct WordFound(int Start, int End, WordMeaning Meaning);
