using System.Text.RegularExpressions;
using WaTemplates.Cli.Senders;

namespace WaTemplates.Cli.SetUp;

/// <summary>The account's SID, token and API key: their form, and whether Twilio takes them.</summary>
internal static partial class AccountChecks
{
    private const string SidTitle = "The account SID is given";
    private const string TokenTitle = "The auth token opens the account";
    private const string KeyTitle = "The API key opens the account";
    private const string ActiveTitle = "The account is active and no trial";
    private const string Dashboard = "first page of the console, under Account Info";

    public static IEnumerable<SetUpCheck> Of(DoctorSettings settings, TwilioLook? look)
    {
        foreach (var problem in settings.Problems)
            yield return CheckGroup.Account.Wrong("settings", "The settings can be read", problem, "Correct it in the environment or in appsettings.json.");
        yield return AccountSid(settings);
        yield return Token(settings, look);
        yield return ApiKey(settings, look);
        yield return Active(look);
    }

    /// <summary>An account's SID as it may be shown: its last four digits.</summary>
    public static string Shown(string sid) => sid.Length > 4 ? $"AC…{sid[^4..]}" : "AC…";

    private static SetUpCheck AccountSid(DoctorSettings settings)
    {
        if (settings.Options.Twilio.AccountSid is not { Length: > 0 } sid)
            return CheckGroup.Account.NotChecked("account-sid", SidTitle, "TWILIO_ACCOUNT_SID is not set", $"Copy it from the {Dashboard}.");
        return SidForm().IsMatch(sid)
            ? CheckGroup.Account.Ok("account-sid", SidTitle, $"{Shown(sid)} has the form of an account SID")
            : CheckGroup.Account.Wrong("account-sid", SidTitle, "TWILIO_ACCOUNT_SID is not AC and 32 hexadecimal digits", $"Copy it from the {Dashboard}.", SetUpLinks.Console);
    }

    private static SetUpCheck Token(DoctorSettings settings, TwilioLook? look)
    {
        const string id = "auth-token";
        var advice = $"Copy the token from the {Dashboard}, into TWILIO_AUTH_TOKEN and into Qualtrics' field Password.";
        var tokens = settings.Options.Twilio.SigningTokens;
        if (tokens.Count == 0)
            return CheckGroup.Account.NotChecked(id, TokenTitle, "TWILIO_AUTH_TOKEN is not set", $"{advice} Webhooks are signed with it, also where requests go with an API key.");
        var form = tokens.All(token => TokenForm().IsMatch(token)) ? "32 hexadecimal digits" : "not 32 hexadecimal digits";
        var accepted = (look?.Tokens ?? []).Count(answer => answer.IsDone);
        if (look is null)
            return form.StartsWith("not", StringComparison.Ordinal) ? CheckGroup.Account.Wrong(id, TokenTitle, $"it is {form}", advice, SetUpLinks.Console) : CheckGroup.Account.NotChecked(id, TokenTitle, $"it has {form}; Twilio was not asked");
        if (accepted == 0)
            return CheckGroup.Account.Wrong(id, TokenTitle, $"Twilio does not take it: {ShownText.OneLine(look.Tokens[0].Reason)}; its form is {form}", look.Tokens[0].HttpStatus == 0 ? "Check the network, and WATEMPLATES_TWILIO_URL where it is set." : advice, SetUpLinks.Console);
        return CheckGroup.Account.Ok(id, TokenTitle, tokens.Count == 1 ? "Twilio takes it" : $"Twilio takes {accepted} of {tokens.Count} tokens");
    }

    private static SetUpCheck ApiKey(DoctorSettings settings, TwilioLook? look)
    {
        const string id = "api-key";
        var (key, secret) = (settings.Options.Twilio.ApiKey, settings.Options.Twilio.ApiSecret);
        if (key is not { Length: > 0 } && secret is not { Length: > 0 })
            return CheckGroup.Account.NotChecked(id, KeyTitle, "TWILIO_API_KEY is not set; requests go with the auth token", "An API key can be revoked by itself: make one in the console under Account > API keys & tokens.");
        if (key is not { Length: > 0 } || secret is not { Length: > 0 })
            return CheckGroup.Account.Wrong(id, KeyTitle, "of TWILIO_API_KEY and TWILIO_API_SECRET only one is set", "Set both, or neither.");
        if (!KeyForm().IsMatch(key))
            return CheckGroup.Account.Wrong(id, KeyTitle, "TWILIO_API_KEY is not SK and 32 hexadecimal digits", "Copy it from the console under Account > API keys & tokens.", SetUpLinks.Console);
        if (look is null)
            return CheckGroup.Account.NotChecked(id, KeyTitle, "it has the form of a key; Twilio was not asked");
        return look.Senders is not null
            ? CheckGroup.Account.Ok(id, KeyTitle, "Twilio takes it for reading senders")
            : CheckGroup.Account.Wrong(id, KeyTitle, look.SendersProblem!, "Make a new key in the console under Account > API keys & tokens, and set TWILIO_API_KEY and TWILIO_API_SECRET.", SetUpLinks.Console);
    }

    private static SetUpCheck Active(TwilioLook? look)
    {
        if (look?.Account is not { } account)
            return CheckGroup.Account.NotChecked("account-active", ActiveTitle, "the account was not read");
        var (status, type) = (ShownText.OneLine(account["status"]?.AsString ?? "unknown"), ShownText.OneLine(account["type"]?.AsString ?? "unknown"));
        if (status != "active")
            return CheckGroup.Account.Wrong("account-active", ActiveTitle, $"its status is {status}", "Settle what the console's banner names, or ask Twilio's support.", SetUpLinks.Console);
        return type == "Trial"
            ? CheckGroup.Account.Wrong("account-active", ActiveTitle, "it is a trial account, and those cannot register WhatsApp senders", "Upgrade it in the console under Billing.", SetUpLinks.Console)
            : CheckGroup.Account.Ok("account-active", ActiveTitle, $"status {status}, type {type}");
    }

    [GeneratedRegex(@"^AC[0-9a-fA-F]{32}\z")]
    private static partial Regex SidForm();

    [GeneratedRegex(@"^SK[0-9a-fA-F]{32}\z")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"^[0-9a-fA-F]{32}\z")]
    private static partial Regex TokenForm();
}
