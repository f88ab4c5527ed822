namespace WaTemplates.Simulator;

/// <summary>A button under a message, filled.</summary>
/// <param name="Type">As in the content: <c>QUICK_REPLY</c>, <c>URL</c>, <c>PHONE_NUMBER</c> …; <c>LIST_ITEM</c> for an entry of a list.</param>
/// <param name="Title">What is on it.</param>
/// <param name="Id">What a tap sends as <c>ButtonPayload</c>: the id, or the title where there is none.</param>
/// <param name="Target">Address, number or code behind it, or null.</param>
public sealed record MessageButton(string Type, string Title, string Id, string? Target)
{
    /// <summary>Whether a tap sends an answer.</summary>
    public bool IsAnswer => Type is "QUICK_REPLY" or "LIST_ITEM";
}
