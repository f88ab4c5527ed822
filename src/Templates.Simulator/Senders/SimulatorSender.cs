namespace WaTemplates.Simulator;

/// <summary>A sender the simulator begins with.</summary>
/// <param name="Number">Its number, with or without <c>whatsapp:</c>.</param>
public sealed record SimulatorSender(string Number)
{
    /// <summary>The name people see.</summary>
    public string Name { get; init; } = "Example Business";

    /// <summary>Its status; sending needs <c>ONLINE</c>.</summary>
    public string Status { get; init; } = "ONLINE";

    /// <summary>Where what people write is posted; may have a query string and connection options behind <c>#</c>.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>Where statuses are posted when a message names no address itself.</summary>
    public string? StatusCallbackUrl { get; init; }
}
