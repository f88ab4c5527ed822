using Microsoft.Extensions.Configuration;

namespace WaTemplates.Cli.SetUp;

/// <summary>
/// What was typed into forms that no interface reads back: section <c>WaTemplates:Qualtrics</c>, or environment
/// <c>WATEMPLATES_QUALTRICS_…</c>. Null where it is not told.
/// </summary>
internal sealed record QualtricsForm
{
    /// <summary>The field Name of the WhatsApp account in Qualtrics: the sender's number, digits alone.</summary>
    public string? Number { get; init; }

    /// <summary>The field User name: the Twilio account's SID.</summary>
    public string? UserName { get; init; }

    /// <summary>ID of the business portfolio at Meta.</summary>
    public string? BusinessManagerId { get; init; }

    /// <summary>The answer to Twilio's question whether the account is offered to a third party.</summary>
    public string? ThirdPartyAnswer { get; init; }

    /// <summary>What was written into the field for the SID of another account; told as empty, or as the word <c>empty</c>.</summary>
    public string? AlternateAccountSid { get; init; }

    public static QualtricsForm Read(IConfiguration configuration) => new()
    {
        Number = Text(configuration, "Number", "NUMBER"),
        UserName = Text(configuration, "UserName", "USER_NAME"),
        BusinessManagerId = Text(configuration, "BusinessManagerId", "BUSINESS_MANAGER_ID"),
        ThirdPartyAnswer = Text(configuration, "ThirdPartyAnswer", "THIRD_PARTY_ANSWER"),
        AlternateAccountSid = configuration["WATEMPLATES_QUALTRICS_ALTERNATE_ACCOUNT_SID"] ?? configuration["WaTemplates:Qualtrics:AlternateAccountSid"],
    };

    // As typed: a space at its end is what the check is for.
    private static string? Text(IConfiguration configuration, string name, string environment)
        => (configuration["WATEMPLATES_QUALTRICS_" + environment] ?? configuration["WaTemplates:Qualtrics:" + name]) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
