using WaTemplates.Simulator.Senders;

namespace WaTemplates.Simulator.Callbacks;

/// <summary>What a person did on the phone.</summary>
internal sealed record InboundMessage(string From, Sender To, string Body, string ProfileName)
{
    /// <summary>The button that was tapped, or null when it was typed.</summary>
    public MessageButton? Tapped { get; init; }

    /// <summary>The message it answers, as WhatsApp's reply does.</summary>
    public SimulatedMessage? RepliesTo { get; init; }
}
