using System.Text.Json;
using System.Text.Json.Serialization;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Runtime.Ledger;

/// <summary>Settings and fingerprints of a list sending as databases keep them.</summary>
internal static class SettingsJson
{
    public static string Write(DistributionSettings settings) => JsonSerializer.Serialize(
        new SettingsData
        {
            NotBefore = settings.NotBefore,
            NotAfter = settings.NotAfter,
            Rate = settings.Rate,
            SpreadOver = settings.SpreadOver,
            QuietHours = settings.QuietHours,
            CanaryCount = settings.Canary.Count,
            CanaryShare = settings.Canary.Share,
            MinDaysBetween = settings.MinDaysBetween,
            RequireConsent = settings.RequireConsent,
            FailureShare = settings.FailureShare,
        },
        SettingsJsonContext.Default.SettingsData);

    public static DistributionSettings Read(string json)
    {
        var data = JsonSerializer.Deserialize(json, SettingsJsonContext.Default.SettingsData) ?? throw new JsonException("The stored settings are empty.");
        return new DistributionSettings
        {
            NotBefore = data.NotBefore,
            NotAfter = data.NotAfter,
            Rate = data.Rate,
            SpreadOver = data.SpreadOver,
            QuietHours = data.QuietHours,
            Canary = Canary.Stored(data.CanaryCount, data.CanaryShare),
            MinDaysBetween = data.MinDaysBetween,
            RequireConsent = data.RequireConsent,
            FailureShare = data.FailureShare,
        };
    }

    public static string Write(IReadOnlyDictionary<string, string> fingerprints)
        => JsonSerializer.Serialize(new SortedDictionary<string, string>(fingerprints.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal), SettingsJsonContext.Default.SortedDictionaryStringString);

    public static IReadOnlyDictionary<string, string> ReadFingerprints(string json)
        => JsonSerializer.Deserialize(json, SettingsJsonContext.Default.SortedDictionaryStringString) ?? throw new JsonException("The stored fingerprints are empty.");
}

/// <summary>The settings' own type has a canary that is made by name only.</summary>
internal sealed record SettingsData
{
    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? NotAfter { get; init; }

    public double? Rate { get; init; }

    public TimeSpan? SpreadOver { get; init; }

    public QuietHours? QuietHours { get; init; }

    public int CanaryCount { get; init; }

    public double CanaryShare { get; init; }

    public int MinDaysBetween { get; init; }

    public bool RequireConsent { get; init; }

    public double FailureShare { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SettingsData))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class SettingsJsonContext : JsonSerializerContext;
