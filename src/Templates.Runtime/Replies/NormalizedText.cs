namespace WaTemplates.Runtime.Replies;

/// <summary>Collects a text without what stands before its first and behind its last letter or digit.</summary>
internal sealed class NormalizedText(int capacity)
{
    private readonly char[] text = new char[capacity];
    private int length;
    private int first = -1;
    private int end;
    private bool hasEmoji;

    public void AddInside(char c)
    {
        if (first < 0)
            first = length;
        text[length++] = c;
        end = length;
    }

    public void AddBetween(char c)
    {
        if (c == ' ' && length > 0 && text[length - 1] == ' ')
            return;
        text[length++] = c;
    }

    public void AddEmoji(char c)
    {
        hasEmoji = true;
        text[length++] = c;
    }

    /// <summary>Of a text without letters and digits its emoji; nothing of one that has neither.</summary>
    public override string ToString() => first >= 0 ? new string(text, first, end - first) : hasEmoji ? new string(text, 0, length).Trim() : "";
}
