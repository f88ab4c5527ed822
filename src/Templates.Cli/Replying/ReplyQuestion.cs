using WaTemplates.Runtime.Replies;

namespace WaTemplates.Cli.Replying;

/// <summary>What replies are read as answers to.</summary>
/// <param name="Menu">The answers it offers; none for a template that asks nothing.</param>
/// <param name="Language">Language code, or null where English words alone are answers.</param>
internal sealed record ReplyQuestion(IReadOnlyList<MenuEntry> Menu, string? Language);
