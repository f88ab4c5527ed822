namespace WaTemplates.Runtime.Replies;

/// <summary>Rule ids of decisions that no text was read for; beside those of <see cref="ReplyRules"/>.</summary>
internal static class InboundRules
{
    /// <summary>A button of the open question, by its payload.</summary>
    public const string Button = "button";

    /// <summary>Picture, place or sticker without words.</summary>
    public const string Media = "media";

    public const string ProviderStop = "provider:stop";

    public const string ProviderStart = "provider:start";

    public const string ProviderHelp = "provider:help";
}
