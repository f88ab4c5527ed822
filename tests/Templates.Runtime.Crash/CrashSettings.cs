using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace WaTemplates.Runtime.Crash;

/// <summary>What the tests want of the child beyond the runtime's own settings.</summary>
internal sealed class CrashSettings(IConfiguration configuration)
{
    /// <summary>How many batches to begin in all; the one that was begun last is always brought to its end.</summary>
    public int Batches { get; } = int.Parse(configuration["Crash:Batches"] ?? "0", CultureInfo.InvariantCulture);

    /// <summary>How many people to add to a list sending, which then runs; 0 for none.</summary>
    public int List { get; } = int.Parse(configuration["Crash:List"] ?? "0", CultureInfo.InvariantCulture);

    public TimeSpan SendDeadline { get; } = TimeSpan.Parse(configuration["Crash:SendDeadline"] ?? "00:00:45", CultureInfo.InvariantCulture);

    /// <summary>Of claims in PostgreSQL.</summary>
    public TimeSpan Lease { get; } = TimeSpan.Parse(configuration["Crash:Lease"] ?? "00:01:30", CultureInfo.InvariantCulture);

    /// <summary>File to write when an inbound message is recorded; its answer is never given then.</summary>
    public string? WithheldAnswer { get; } = configuration["Crash:WithheldAnswer"];
}
