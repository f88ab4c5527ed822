namespace WaTemplates.Runtime.Replies;

/// <summary>Menus that need no template.</summary>
internal static class ReplyMenus
{
    /// <summary>1 yes, 2 no, 3 unsubscribe, typed.</summary>
    public static IReadOnlyList<MenuEntry> Typed { get; } =
    [
        new(ReplyKind.Yes, "1", Payload: null, Title: null),
        new(ReplyKind.No, "2", Payload: null, Title: null),
        new(ReplyKind.Unsubscribe, "3", Payload: null, Title: null),
    ];

    /// <summary>Nothing was asked.</summary>
    public static IReadOnlyList<MenuEntry> None { get; } = [];
}
