using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Operations;
using WaTemplates.Runtime.OptOuts;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Hosting;

/// <summary>What the runtime refuses to start without, all problems at once. Secrets are never part of a message.</summary>
internal sealed partial class OptionsCheck(SettingsProblems settings) : IValidateOptions<WaTemplatesOptions>
{
    private static readonly string[] Placeholders = ["your_auth_token", "changeme", "secret", "token", "xxx"];

    public ValidateOptionsResult Validate(string? name, WaTemplatesOptions options)
    {
        var problems = new List<string>(settings.Found);
        CheckTwilio(options, problems);
        CheckSender(options, problems);
        CheckAddresses(options, problems);
        CheckRanges(options, problems);
        CheckOptOutKey(options, problems);
        if (options.OperatorToken is { Length: < OperatorAccess.MinimumLength })
            problems.Add($"OperatorToken has fewer than {OperatorAccess.MinimumLength} characters. Set WATEMPLATES_OPERATOR_TOKEN to a longer one, from a password generator.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void CheckTwilio(WaTemplatesOptions options, List<string> problems)
    {
        var twilio = options.Twilio;
        if (twilio.AccountSid is null || !AccountSid().IsMatch(twilio.AccountSid))
            problems.Add("The account SID is missing or not AC and 32 hexadecimal digits. Set TWILIO_ACCOUNT_SID.");
        if (twilio.SigningTokens.Count == 0 && (options.IsListening || twilio.ApiKey is null))
            problems.Add("There is no auth token, so no webhook could be trusted. Set TWILIO_AUTH_TOKEN; an API key does not replace it here.");
        if (twilio.SigningTokens.Any(token => token.Length < 5 || Placeholders.Contains(token.ToLowerInvariant())))
            problems.Add("The auth token is a placeholder. Set TWILIO_AUTH_TOKEN to the account's token.");
        if (twilio.ApiKey is null != twilio.ApiSecret is null)
            problems.Add("Of API key and API secret only one is set. Set TWILIO_API_KEY and TWILIO_API_SECRET, or neither.");
    }

    private static void CheckSender(WaTemplatesOptions options, List<string> problems)
    {
        if (options.Sender is null)
        {
            problems.Add("There is no sender. Set Sender to your WhatsApp number, whatsapp:+14155238886.");
            return;
        }

        var written = options.Sender.StartsWith(RecipientHasher.Channel, StringComparison.Ordinal) ? options.Sender[RecipientHasher.Channel.Length..] : options.Sender;
        if (PhoneNumber.TryParse(written, out var number, out var problem))
            options.Sender = RecipientHasher.Channel + number;
        else
            problems.Add($"Sender is '{options.Sender}', and {problem}. Write your WhatsApp number as whatsapp:+14155238886.");
    }

    private static void CheckAddresses(WaTemplatesOptions options, List<string> problems)
    {
        if (options.PublicUrl is null && options.IsListening)
            problems.Add("There is no public address, so Twilio could not report and nobody could opt out. Set PublicUrl.");
        if (options.PublicUrl is { } address && address.Scheme != Uri.UriSchemeHttps && !IsLoopback(address))
            problems.Add($"PublicUrl is '{options.PublicUrl}', and https is needed, except on loopback.");
        if (options.PublicUrl is { Query.Length: > 0 } or { Fragment.Length: > 0 })
            problems.Add($"PublicUrl is '{options.PublicUrl}', and it must end with its path.");
        if (options.Forward is { } forward && forward.Scheme != Uri.UriSchemeHttps && !IsLoopback(forward))
            problems.Add($"Forward is '{forward}', and https is needed, except on loopback.");
    }

    private static void CheckRanges(WaTemplatesOptions options, List<string> problems)
    {
        if (!(options.Rate > 0) || double.IsInfinity(options.Rate))
            problems.Add($"Rate is {options.Rate}, and a number of messages per second above 0 is expected.");
        if (options.AccountRate is { } account && (!(account > 0) || double.IsInfinity(account)))
            problems.Add($"AccountRate is {account}, and a number of messages per second above 0 is expected.");
        if (options.DayCap < 1)
            problems.Add($"DayCap is {options.DayCap}, and a number of people above 0 is expected.");
        if (options.MinFreeSpaceMb < 0)
            problems.Add($"MinFreeSpaceMb is {options.MinFreeSpaceMb}, and a number of MiB, 0 or above, is expected.");
        if (options.MaxInFlight is < 1 or > 256)
            problems.Add($"MaxInFlight is {options.MaxInFlight}, and 1 to 256 is expected.");
        foreach (var (setting, value) in new[] { ("SettleTime", options.SettleTime), ("QuestionLife", options.QuestionLife), ("ApprovalMaxAge", options.ApprovalMaxAge), ("HandlerTimeout", options.HandlerTimeout) })
        {
            if (value <= TimeSpan.Zero)
                problems.Add($"{setting} is {value}, and a time above 0 is expected.");
        }
    }

    private static void CheckOptOutKey(WaTemplatesOptions options, List<string> problems)
    {
        try
        {
            OptOutKeys.Parse(options.OptOutKey);
        }
        catch (FormatException exception)
        {
            problems.Add($"{exception.Message} Set WATEMPLATES_OPT_OUT_KEY to an id, a colon and the key, or leave it out: the ledger then makes one.");
        }
    }

    private static bool IsLoopback(Uri address) => address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountSid();
}

/// <summary>What was wrong with the configuration before it could be checked.</summary>
internal sealed class SettingsProblems(IReadOnlyList<string> found)
{
    public IReadOnlyList<string> Found { get; } = found;
}
