namespace WaTemplates.Simulator;

/// <summary>A message as the phone shows it, with all placeholders filled.</summary>
/// <param name="Header">Line above the body, or null.</param>
/// <param name="Body">The text.</param>
/// <param name="Footer">Line below the body, or null.</param>
/// <param name="Buttons">Buttons in their order.</param>
public sealed record RenderedMessage(string? Header, string Body, string? Footer, IReadOnlyList<MessageButton> Buttons);
