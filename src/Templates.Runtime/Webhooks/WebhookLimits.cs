namespace WaTemplates.Runtime.Webhooks;

/// <summary>How much and how long the webhooks take.</summary>
internal sealed record WebhookLimits
{
    /// <summary>Twilio's forms stay below 10 KiB.</summary>
    public int BodyBytes { get; init; } = 64 * 1024;

    /// <summary>A request of the opt-out page says nothing that is read.</summary>
    public int OptOutBodyBytes { get; init; } = 4 * 1024;

    /// <summary>Slowest body in bytes per second, after <see cref="BodyGrace"/>.</summary>
    public double BodyRate { get; init; } = 240;

    public TimeSpan BodyGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For the whole body, however steadily it trickles: half of what Twilio waits.</summary>
    public TimeSpan Body { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>For the ledger; then the answer is 503, so that Twilio's own ways out begin while it still waits.</summary>
    public TimeSpan Ledger { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Failed signatures or tokens at once, and per minute, from one address before it hears 429.</summary>
    public int Failures { get; init; } = 60;
}
