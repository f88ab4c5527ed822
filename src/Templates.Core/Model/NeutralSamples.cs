namespace WaTemplates.Core.Model;

/// <summary>
/// Sample values that stand for no real person and no real link, as Meta's reviewers want them. A link's sample begins with
/// <see cref="Host"/>, an address reserved for examples (RFC 2606).
/// </summary>
internal static class NeutralSamples
{
    /// <summary>What the samples of links begin with.</summary>
    public const string Host = "https://feedback.example.com";

    /// <summary>The value for a variable, by its name, <c>FirstName</c>; never blank and well within Twilio's limits.</summary>
    public static string For(string variableName) => variableName switch
    {
        "FirstName" => "Anna",
        "LastName" => "Example",
        "SurveyURL" => Host + "/s/sample",
        "OptOutURL" => Host + "/o/sample",
        "CurrentDate" or "OtherDate" => "2026-01-15",
        "Email" => "anna@example.com",
        "Phone" or "PhoneNumber" => "+4930123456",
        "Language" => "en",
        _ => "Sample",
    };
}
