using WaTemplates.Simulator.Senders;
using WaTemplates.Simulator.Services;

namespace WaTemplates.Simulator.Messages;

/// <summary>A checked request to create a message.</summary>
internal sealed record MessageRequest(Chat Chat, Sender Sender, MessagingService? Service)
{
    public string? Body { get; init; }

    public SimulatedContent? Content { get; init; }

    public string? VariablesJson { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = ContentVariables.None;

    public string? StatusCallback { get; init; }

    public DateTimeOffset? SendAt { get; init; }
}
