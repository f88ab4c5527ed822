namespace WaTemplates.Runtime.Distributions;

/// <summary>What a list sending is to be.</summary>
/// <param name="Key">Its name for ever, 1 to 128 characters: <c>portal-2026-11</c>.</param>
/// <param name="Template">Name of the template; each contact gets it in their language.</param>
public sealed record DistributionPlan(string Key, string Template)
{
    /// <summary>Language for contacts whose own the template lacks: <c>de_CH</c> falls back to <c>de</c> first, then to this; null refuses them.</summary>
    public string? FallbackLanguage { get; init; }

    public DistributionSettings Settings { get; init; } = new();
}
