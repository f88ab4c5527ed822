using System.Globalization;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals.Planning;

/// <summary>What Meta lets an account have and create, judged by the approvals file alone. Source: Meta, template overview.</summary>
/// <param name="CreatedLastHour">Contents created, or begun, within the last hour.</param>
/// <param name="FreeFrom">When the next may be created: now, or when the oldest of the last 100 is an hour old.</param>
/// <param name="Live">Templates that Meta keeps for the account; every language counts.</param>
internal sealed record AccountLimits(int CreatedLastHour, DateTimeOffset FreeFrom, int Live)
{
    public const int AnHour = 100;

    /// <summary>Of an account whose business is not verified.</summary>
    public const int Unverified = 250;

    public const int Verified = 6000;

    private static readonly string[] Gone = [ApprovalStatus.Creating, ApprovalStatus.Created, ApprovalStatus.Unsubmitted, ApprovalStatus.Rejected, ApprovalStatus.Deleted];

    public int LeftThisHour => Math.Max(0, AnHour - CreatedLastHour);

    public static AccountLimits Of(ApprovalsFile file, string? account, DateTimeOffset now)
    {
        var records = account is not null && file.Accounts.TryGetValue(account, out var texts) ? texts.Values.SelectMany(text => text).ToArray() : [];
        var recent = records.Select(record => record.CreatedAt).OfType<DateTimeOffset>().Where(created => created > now.AddHours(-1)).OrderDescending().ToArray();
        return new AccountLimits(recent.Length, recent.Length < AnHour ? now : recent[AnHour - 1].AddHours(1), records.Count(record => !Gone.Contains(record.Status, StringComparer.Ordinal)));
    }

    /// <summary>What stands in the way of a number of new submissions, a sentence each.</summary>
    public IEnumerable<string> Warnings(int count)
    {
        if (count > LeftThisHour)
            yield return $"{Number(count)} texts are to be created, and Meta takes {AnHour} an hour: {(CreatedLastHour == 0 ? "" : $"{Number(CreatedLastHour)} were created within the last hour, ")}{Number(LeftThisHour)} can be created now. 'submit' stops there; run it again later for the rest.";
        if (Live + count > Verified)
            yield return $"The account would have {Number(Live + count)} templates, every language counted, and Meta keeps {Number(Verified)}. Delete some in Twilio's console first.";
        else if (Live + count > Unverified)
            yield return $"The account would have {Number(Live + count)} templates, every language counted. Meta keeps {Unverified} until the business is verified and a display name approved, then {Number(Verified)}.";
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
