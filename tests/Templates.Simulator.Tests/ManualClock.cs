namespace WaTemplates.Simulator.Tests;

/// <summary>A clock that moves when a test says so. Waiting goes by the real one.</summary>
internal sealed class ManualClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
