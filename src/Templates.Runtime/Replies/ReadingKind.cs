namespace WaTemplates.Runtime.Replies;

/// <summary>What a text reads as. Unlike <see cref="ReplyKind"/> it tells coming back apart.</summary>
internal enum ReadingKind
{
    Yes,
    No,
    Unsubscribe,

    /// <summary>The person wants messages again.</summary>
    Start,

    /// <summary>An attempt at an answer that cannot be read.</summary>
    Unclear,

    /// <summary>Words meant for a person.</summary>
    Free,
}

internal static class ReadingKinds
{
    public static ReadingKind ToReading(this ReplyKind kind) => kind switch
    {
        ReplyKind.Yes => ReadingKind.Yes,
        ReplyKind.No => ReadingKind.No,
        ReplyKind.Unsubscribe => ReadingKind.Unsubscribe,
        ReplyKind.Unclear => ReadingKind.Unclear,
        _ => ReadingKind.Free,
    };

    /// <summary>For handlers, to whom somebody who comes back has written something.</summary>
    public static ReplyKind ToReply(this ReadingKind kind) => kind switch
    {
        ReadingKind.Yes => ReplyKind.Yes,
        ReadingKind.No => ReplyKind.No,
        ReadingKind.Unsubscribe => ReplyKind.Unsubscribe,
        ReadingKind.Unclear => ReplyKind.Unclear,
        _ => ReplyKind.Free,
    };
}
