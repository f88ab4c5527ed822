using WaTemplates.Cli.Contacts;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Cli.Distributing;

/// <summary>What <c>distribute</c> is asked for.</summary>
/// <param name="Template">What to send.</param>
/// <param name="Contacts">To whom: a CSV file.</param>
/// <param name="Key">Name of the list sending.</param>
/// <param name="Runtime">Settings over those of file and environment.</param>
/// <param name="Columns">How the file is read.</param>
/// <param name="Adjust">Puts what was given in place of limits and times.</param>
internal sealed record DistributeRequest(
    string Template, string Contacts, string Key, IReadOnlyDictionary<string, string?> Runtime, ContactSettings Columns, Func<DistributionSettings, DistributionSettings> Adjust)
{
    public string? FallbackLanguage { get; init; }

    /// <summary>Where to listen; null for not at all.</summary>
    public string? Urls { get; init; }

    /// <summary>Where refused rows are told; null for beside the list.</summary>
    public string? Report { get; init; }

    /// <summary>Whether to wait for the reports, too.</summary>
    public bool WaitsForDelivery { get; init; }

    public bool IsDryRun { get; init; }

    /// <summary>Whether nobody needs to be asked.</summary>
    public bool IsConfirmed { get; init; }
}
