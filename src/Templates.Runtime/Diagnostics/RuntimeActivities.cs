using System.Diagnostics;

namespace WaTemplates.Runtime.Diagnostics;

/// <summary>Traces of the runtime; without addresses, texts and values.</summary>
internal static class RuntimeActivities
{
    public static ActivitySource Source { get; } = new(RuntimeMetrics.MeterName);
}
