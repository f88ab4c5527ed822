using System.Globalization;
using System.Text.RegularExpressions;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Approvals;

/// <summary>
/// The names that approval is asked for under: NAME, then NAME_v2, NAME_v3, since a submitted text is immutable and a
/// refused name blocked; NAME_LANG where Twilio does not take one name for several languages.
/// </summary>
internal static class ApprovalNames
{
    /// <summary>The longest name: Meta allows 512, and Twilio appends the content's SID.</summary>
    public const int Longest = 477;

    /// <summary>The name to try first for the next submission of a text.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="language">Language code.</param>
    /// <param name="records">The text's submissions so far, the oldest first.</param>
    public static string Next(string template, string language, IReadOnlyList<ApprovalRecord> records)
    {
        var used = records.Select(record => record.ApprovalName is { } name ? Parse(template, language, name) : null).OfType<Version>().ToArray();
        return used.Length == 0 ? template : new Version(used[^1].HasLanguage, used.Max(version => version.Number) + 1).NameOf(template, language);
    }

    /// <summary>The name to try when Twilio has refused one.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="language">Language code.</param>
    /// <param name="refused">The refused name.</param>
    /// <param name="isShared">Whether another language of the template has that name.</param>
    public static string After(string template, string language, string refused, bool isShared)
    {
        var version = Parse(template, language, refused) ?? new Version(HasLanguage: false, 1);
        var next = isShared && !version.HasLanguage ? version with { HasLanguage = true } : version with { Number = version.Number + 1 };
        return next.NameOf(template, language);
    }

    private static Version? Parse(string template, string language, string name)
    {
        if (!name.StartsWith(template, StringComparison.Ordinal))
            return null;
        var match = Regex.Match(name[template.Length..], $"^(?<language>_{language.ToLowerInvariant()})?(_v(?<number>[0-9]{{1,6}}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        return match.Success ? new Version(match.Groups["language"].Success, match.Groups["number"] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : 1) : null;
    }

    private sealed record Version(bool HasLanguage, int Number)
    {
        public string NameOf(string template, string language)
            => template + (HasLanguage ? "_" + language.ToLowerInvariant() : "") + (Number == 1 ? "" : "_v" + Number.ToString(CultureInfo.InvariantCulture));
    }
}
