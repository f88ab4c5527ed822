using System.Globalization;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Fixes;

/// <summary>What <c>{{1}}</c> stands for, where the file itself tells.</summary>
internal static class TwilioNumbers
{
    /// <returns>The placeholder that every language in Qualtrics' form has at that number, or the one of that name; else null.</returns>
    public static string? PlaceholderFor(Placeholder twilio, Template template)
    {
        var inside = twilio.Raw.Trim('{', '}', ' ');
        if (!int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return twilio.Suggestion ?? Single(template.Languages.SelectMany(Placeholders).Where(placeholder => placeholder.Name == inside).Select(placeholder => placeholder.Raw));
        var whole = template.Languages.Where(language => language.NumberedTexts.All(text => !text.HasBrokenPlaceholder)).Select(language => Placeholders(language).ToArray()).Where(list => list.Length > 0).ToArray();
        return number >= 1 && whole.All(list => list.Length >= number) ? Single(whole.Select(list => list[number - 1].Raw)) : null;
    }

    private static IEnumerable<Placeholder> Placeholders(TemplateLanguage language) => language.NumberedTexts.SelectMany(text => text.Placeholders);

    private static string? Single(IEnumerable<string> placeholders)
    {
        var different = placeholders.Distinct(StringComparer.Ordinal).ToArray();
        return different.Length == 1 ? different[0] : null;
    }
}
