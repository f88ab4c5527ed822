using System.Text.RegularExpressions;
using WaTemplates.Cli.Senders;

namespace WaTemplates.Cli.SetUp;

/// <summary>What was typed into the forms of Qualtrics, Meta and Twilio, where it is told; else a task for a person.</summary>
internal static partial class QualtricsChecks
{
    private const string Extension = "Qualtrics under Admin > Extensions > WhatsApp via Twilio";
    private static readonly string[] No = ["no", "nein", "false"];

    /// <param name="settings">With what was typed.</param>
    /// <param name="number">Our sender's number, or null.</param>
    public static IEnumerable<SetUpCheck> Of(DoctorSettings settings, string? number)
    {
        yield return Number(settings.Form.Number, number);
        yield return UserName(settings);
        yield return BusinessManager(settings.Form.BusinessManagerId);
        yield return ThirdParty(settings.Form.ThirdPartyAnswer);
        yield return AlternateAccount(settings.Form.AlternateAccountSid);
    }

    private static SetUpCheck Number(string? typed, string? number)
    {
        const string id = "qualtrics-number";
        const string title = "Qualtrics has the number in digits alone";
        var digits = number?[(number.IndexOf('+', StringComparison.Ordinal) + 1)..];
        var rule = $"numbers only, with the country code, without plus, dash or space: {digits ?? "14155238886"}";
        if (typed is null)
            return CheckGroup.ForPerson(id, title, $"See in {Extension} that the field Name is {rule}. WATEMPLATES_QUALTRICS_NUMBER lets this command check it.", SetUpLinks.Qualtrics);
        if (!Digits().IsMatch(typed))
            return CheckGroup.Qualtrics.Wrong(id, title, $"it is '{ShownText.OneLine(typed)}'", $"Write it in {Extension}, field Name, as {rule}.", SetUpLinks.Qualtrics);
        return digits is not null && typed != digits
            ? CheckGroup.Qualtrics.Wrong(id, title, $"it is {typed}, and the sender is {number}", $"Write it in {Extension}, field Name, as {rule}.", SetUpLinks.Qualtrics)
            : CheckGroup.Qualtrics.Ok(id, title, digits is null ? $"{typed}; compared with no sender" : typed);
    }

    private static SetUpCheck UserName(DoctorSettings settings)
    {
        const string id = "qualtrics-user";
        const string title = "Qualtrics has the account SID and the token";
        if (settings.Form.UserName is not { } typed)
            return CheckGroup.ForPerson(id, title, $"See in {Extension} that the field User name is the Twilio account SID and Password its auth token. After a change of the token the account there must be connected anew.", SetUpLinks.Qualtrics);
        if (settings.Options.Twilio.AccountSid is not { Length: > 0 } sid)
            return CheckGroup.Qualtrics.NotChecked(id, title, "TWILIO_ACCOUNT_SID is not set to compare with");
        return typed == sid
            ? CheckGroup.Qualtrics.Ok(id, title, $"the user name is {AccountChecks.Shown(sid)}; the password cannot be read")
            : CheckGroup.Qualtrics.Wrong(id, title, "the user name is not TWILIO_ACCOUNT_SID", $"Connect the account in {Extension} with the account SID as User name and the auth token as Password.", SetUpLinks.Qualtrics);
    }

    private static SetUpCheck BusinessManager(string? typed)
    {
        const string id = "business-manager-id";
        const string title = "The Meta business portfolio exists, and its ID is known";
        const string where = "Meta's business settings under Business info";
        if (typed is null)
            return CheckGroup.ForPerson(id, title, $"Find the ID in {where}, or make a portfolio. WATEMPLATES_QUALTRICS_BUSINESS_MANAGER_ID lets this command check its form.", SetUpLinks.MetaSettings);
        return PortfolioId().IsMatch(typed)
            ? CheckGroup.Qualtrics.Ok(id, title, $"{typed} has the form of an ID")
            : CheckGroup.Qualtrics.Wrong(id, title, $"'{ShownText.OneLine(typed)}' is not 10 to 20 digits", $"Copy the ID from {where}.", SetUpLinks.MetaSettings);
    }

    private static SetUpCheck ThirdParty(string? typed)
    {
        const string id = "third-party";
        const string title = "Twilio's access form says no to a third party";
        const string advice = "In Twilio's form Request access the question whether this account is made available to a third party is answered with No.";
        if (typed is null)
            return CheckGroup.ForPerson(id, title, $"{advice} WATEMPLATES_QUALTRICS_THIRD_PARTY_ANSWER records the answer.", SetUpLinks.Registration);
        return No.Contains(typed.Trim(), StringComparer.OrdinalIgnoreCase)
            ? CheckGroup.Qualtrics.Ok(id, title, "answered with no")
            : CheckGroup.Qualtrics.Wrong(id, title, $"answered with '{ShownText.OneLine(typed)}'", $"{advice} Ask Twilio's support to correct the request.", SetUpLinks.Registration);
    }

    private static SetUpCheck AlternateAccount(string? typed)
    {
        const string id = "alternate-account-sid";
        const string title = "Twilio's access form names no other account";
        const string advice = "In Twilio's form Request access the field for the SID of an alternate account stays empty.";
        if (typed is null)
            return CheckGroup.ForPerson(id, title, $"{advice} WATEMPLATES_QUALTRICS_ALTERNATE_ACCOUNT_SID=empty records it.", SetUpLinks.Registration);
        return typed.Trim() is "" or "empty"
            ? CheckGroup.Qualtrics.Ok(id, title, "left empty")
            : CheckGroup.Qualtrics.Wrong(id, title, "it is filled in", $"{advice} Ask Twilio's support to correct the request.", SetUpLinks.Registration);
    }

    [GeneratedRegex(@"^[1-9][0-9]{7,14}\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[0-9]{10,20}\z")]
    private static partial Regex PortfolioId();
}
