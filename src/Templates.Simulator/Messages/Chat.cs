namespace WaTemplates.Simulator.Messages;

/// <summary>What is known of one person.</summary>
internal sealed class Chat(string phone)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private Dictionary<string, DateTimeOffset>? wroteAt;

    public string Phone { get; } = phone;

    public SimulatedMessage? Last { get; set; }

    /// <summary>Opted out with the provider (advanced opt-out).</summary>
    public bool IsOptedOut { get; set; }

    public void Wrote(string sender, DateTimeOffset at) => (wroteAt ??= new(StringComparer.Ordinal))[sender] = at;

    /// <summary>Whether the person wrote to the sender in the last 24 hours.</summary>
    public bool IsOpen(string sender, DateTimeOffset now) => wroteAt is not null && wroteAt.TryGetValue(sender, out var at) && now - at < Window;
}
