using System.Text.RegularExpressions;
using WaTemplates.Cli.Twilio;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Planning;

/// <summary>The Twilio account that a plan is for.</summary>
internal static partial class AccountChoice
{
    /// <param name="named">The account of <c>--account</c>, or null.</param>
    /// <param name="file">The approvals file.</param>
    /// <returns>The account, or null where none is named anywhere: nothing was submitted yet.</returns>
    /// <exception cref="CannotRunException">The account is none, or the file has several.</exception>
    public static string? Of(string? named, ApprovalsFile file)
    {
        if (named is not null)
            return AccountSid().IsMatch(named) ? named : throw new CannotRunException($"'{named}' of --account is not AC and 32 hexadecimal digits.");
        if (TwilioSettings.Read().AccountSid is { Length: > 0 } set)
            return AccountSid().IsMatch(set) ? set : throw new CannotRunException("TWILIO_ACCOUNT_SID is not AC and 32 hexadecimal digits.");
        var known = file.Accounts.Keys.Order(StringComparer.Ordinal).ToArray();
        return known.Length <= 1 ? known.FirstOrDefault() : throw new CannotRunException($"the approvals file has several accounts: {string.Join(", ", known)}. Name one with --account or TWILIO_ACCOUNT_SID.");
    }

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$")]
    private static partial Regex AccountSid();
}
