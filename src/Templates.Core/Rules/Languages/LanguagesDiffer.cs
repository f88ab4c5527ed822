using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Core.Rules.Languages;

/// <summary>All languages of a template take the same values, so that one call can send any of them.</summary>
internal sealed class LanguagesDiffer() : TemplateRule(RuleCatalog.LanguagesDiffer)
{
    public override void Check(Template template, RuleContext context)
    {
        if (template.Languages.Count < 2)
            return;
        var languages = template.Languages.Where(language => language.Body is not null).ToArray();
        if (languages.Length < 2)
            return;
        var first = Names(languages[0]);
        foreach (var language in languages.Skip(1))
        {
            var own = Names(language);
            if (own.SetEquals(first))
                continue;
            var missing = first.Where(name => !own.Contains(name) && !IsBrokenIn(language, name)).ToArray();
            var extra = own.Where(name => !first.Contains(name) && !IsBrokenIn(languages[0], name)).ToArray();
            if (missing.Length + extra.Length == 0)
                continue;
            var lacks = missing.Length > 0 ? $" lacks {Quote(missing)}" : "";
            var has = extra.Length > 0 ? $" has {Quote(extra)} in addition" : "";
            Report(context, language.CodeSpan, $"'{language.Code}'{lacks}{(lacks.Length > 0 && has.Length > 0 ? " and" : "")}{has}, compared with '{languages[0].Code}'. Use the same placeholders in every language.", language);
        }
    }

    // By variable, without case: what differs in scheme or case only is WAT0208's business.
    private static HashSet<string> Names(TemplateLanguage language)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in language.NumberedTexts)
        {
            foreach (var placeholder in text.Placeholders)
                names.Add(placeholder.Name);
        }

        return names;
    }

    /// <summary>Whether a placeholder that is reported as broken was meant to be this one.</summary>
    private static bool IsBrokenIn(TemplateLanguage language, string name)
        => language.NumberedTexts.SelectMany(text => text.AllPlaceholders).Any(p => p.Kind != PlaceholderKind.Valid
            && (p.Raw.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0 || p.Suggestion?.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0));

    private static string Quote(string[] names) => "'" + string.Join("', '", names.OrderBy(name => name, StringComparer.Ordinal)) + "'";
}
