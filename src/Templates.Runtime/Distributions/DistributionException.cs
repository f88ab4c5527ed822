namespace WaTemplates.Runtime.Distributions;

/// <summary>A list sending cannot be made, changed or found. The message tells what is wrong and what to do.</summary>
public sealed class DistributionException(string message) : Exception(message);
