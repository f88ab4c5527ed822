namespace WaTemplates.Runtime;

/// <summary>What a person's message means.</summary>
public enum ReplyKind
{
    /// <summary>Yes to the open question.</summary>
    Yes,

    /// <summary>No to the open question.</summary>
    No,

    /// <summary>No further messages wanted; recorded before any handler runs.</summary>
    Unsubscribe,

    /// <summary>An attempt at an answer that cannot be read: "11", "1 or 2", nothing, a picture.</summary>
    Unclear,

    /// <summary>Words meant for a person to read.</summary>
    Free,
}
