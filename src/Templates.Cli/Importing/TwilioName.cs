using System.Text.RegularExpressions;
using WaTemplates.Text.Languages;

namespace WaTemplates.Cli.Importing;

/// <summary>The template's name in a friendly name: without our own suffix, <c>_de_1a2b3c4d</c>, and without the language.</summary>
internal static partial class TwilioName
{
    public static string Of(string friendlyName, string language)
    {
        var name = OwnSuffix().Replace(friendlyName, match => match.Groups["language"].Value.Equals(language, StringComparison.Ordinal) ? "" : match.Value);
        var (stem, trailing) = TrailingLanguage.Split(name.TrimEnd(' ', ')', ']'));
        return trailing is not null && (trailing == language || trailing == WhatsAppLanguages.BaseOf(language)) ? stem : name;
    }

    [GeneratedRegex(@"_(?<language>[a-z]{2,3}(_[A-Z]{2})?)_[0-9a-f]{8}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnSuffix();
}
