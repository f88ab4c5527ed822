using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Cli.Contacts;

/// <summary>A row of a list that is nobody to write to.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Reason">In a word, for programs.</param>
/// <param name="Detail">What is wrong and what to do, without the number.</param>
internal readonly record struct RefusedRow(long Line, string Reason, string Detail)
{
    public const string BadRow = "bad-row";
    public const string BadConsent = "bad-consent-time";
    public const string BadNumber = "bad-number";

    public static RefusedRow From(ContactRefusal refusal) => new(refusal.Line, NameOf(refusal.Problem), refusal.Detail);

    /// <summary>The word for a problem.</summary>
    public static string NameOf(ContactProblem problem) => problem switch
    {
        ContactProblem.BadNumber => BadNumber,
        ContactProblem.Duplicate => "duplicate",
        ContactProblem.OptedOut => "opted-out",
        ContactProblem.NoLanguage => "no-language",
        ContactProblem.MissingValue => "missing-value",
        ContactProblem.BadValue => "bad-value",
        ContactProblem.NoConsent => "no-consent",
        ContactProblem.BadTimeZone => "bad-time-zone",
        ContactProblem.MarketingToUnitedStates => "marketing-to-us",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "The problem has no word."),
    };
}
