namespace WaTemplates.Simulator.Contents;

/// <summary>A member of a content type: its name, whether it must be there, and what may stand behind it.</summary>
internal sealed record ContentMember(string Name, bool Required, bool IsArray, string Kind)
{
    public static ContentMember Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = text[..colon];
        var kind = text[(colon + 1)..];
        return new ContentMember(name.TrimEnd('*'), name.EndsWith('*'), kind.StartsWith('['), kind.Trim('[', ']'));
    }
}
