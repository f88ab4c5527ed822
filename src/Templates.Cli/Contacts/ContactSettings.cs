namespace WaTemplates.Cli.Contacts;

/// <summary>How a list of contacts is to be read.</summary>
internal sealed record ContactSettings
{
    /// <summary>Columns of variables, by the variable's name, over what is found by name.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Column of the number; null looks for one.</summary>
    public string? PhoneColumn { get; init; }

    /// <summary>Column of the language; null takes <c>Language</c> where there is one.</summary>
    public string? LanguageColumn { get; init; }

    /// <summary>Column of the time zone; null takes <c>TimeZone</c> where there is one.</summary>
    public string? TimeZoneColumn { get; init; }

    /// <summary>Whose national numbers are accepted; null for none.</summary>
    public NationalNumbers? Country { get; init; }

    /// <summary>Whether a column with the time of consent is needed.</summary>
    public bool RequiresConsent { get; init; }
}
