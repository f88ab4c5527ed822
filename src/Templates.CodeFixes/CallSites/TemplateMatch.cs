using System.Text;
using System.Text.RegularExpressions;
using WaTemplates.Analyzers.CallSites;
using WaTemplates.Analyzers.Generation;
using WaTemplates.Text.Json;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.CodeFixes.CallSites;

/// <summary>A template that code sends without its name, and the values it fills it with.</summary>
/// <param name="Template">The template.</param>
/// <param name="Language">Index of its language.</param>
/// <param name="Values">By variable name.</param>
internal sealed record TemplateMatch(GeneratedTemplate Template, int Language, IReadOnlyDictionary<string, ComposedText> Values)
{
    /// <summary>As many as can be looked through in a menu.</summary>
    private const int Most = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly Regex WhiteSpace = new(@"\s+", RegexOptions.CultureInvariant, Patience);

    /// <summary>Templates whose body is the text, values put in; else those with as many numbered variables as are given.</summary>
    public static IEnumerable<TemplateMatch> Find(ProjectTemplates templates, ComposedText? body, ComposedText? variables)
    {
        var ofBody = body is null ? [] : Each(templates, (_, language) => OfBody(language, body));
        var given = variables is null ? null : Numbered(variables);
        return ofBody.Concat(given is null ? [] : Each(templates, (_, language) => OfNumbers(language, given))).Take(Most);
    }

    private static IEnumerable<TemplateMatch> Each(ProjectTemplates templates, Func<GeneratedTemplate, LanguageShape, Dictionary<string, ComposedText>?> read)
    {
        foreach (var template in templates.All)
        {
            for (var i = 0; i < template.Shape.Languages.Count; i++)
            {
                if (read(template, template.Shape.Languages[i]) is { } values)
                    yield return new TemplateMatch(template, i, values);
            }
        }
    }

    private static Dictionary<string, ComposedText>? OfBody(LanguageShape language, ComposedText body)
    {
        var placeholders = PlaceholderScanner.Scan(language.Body).Where(placeholder => placeholder.Kind == PlaceholderKind.Valid).ToArray();
        var pattern = new StringBuilder("^");
        var done = 0;
        foreach (var placeholder in placeholders)
        {
            pattern.Append(Escape(language.Body.Substring(done, placeholder.Start - done))).Append("(.+?)");
            done = placeholder.End;
        }

        pattern.Append(Escape(language.Body.Substring(done).TrimEnd())).Append('$');
        if (language.Body.Length == 0 || !TryMatch(pattern.ToString(), WhiteSpace.Replace(body.Text.Trim(), " "), out var match))
            return null;
        var values = new Dictionary<string, ComposedText>(StringComparer.Ordinal);
        for (var i = 0; i < placeholders.Length; i++)
            values[placeholders[i].Name] = body.With(match.Groups[i + 1].Value);
        return values;
    }

    private static bool TryMatch(string pattern, string text, out Match match)
    {
        try
        {
            match = Regex.Match(text, pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);
        }
        catch (RegexMatchTimeoutException)
        {
            match = Match.Empty;
        }

        return match.Success;
    }

    private static string Escape(string text) => Regex.Escape(WhiteSpace.Replace(text, " "));

    private static Dictionary<string, ComposedText>? OfNumbers(LanguageShape language, IReadOnlyDictionary<string, ComposedText> given)
    {
        var variables = language.Variables.Where(variable => variable.IsNumbered).ToArray();
        if (variables.Length != given.Count)
            return null;
        var values = new Dictionary<string, ComposedText>(StringComparer.Ordinal);
        for (var i = 0; i < variables.Length; i++)
        {
            if (!given.TryGetValue((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), out var value))
                return null;
            values[variables[i].Name] = value;
        }

        return values;
    }

    /// <summary>Content variables, <c>{"1":"Anna"}</c>, by number; null where they are no such object.</summary>
    private static Dictionary<string, ComposedText>? Numbered(ComposedText variables)
    {
        try
        {
            var json = JsonReader.Parse(variables.Text);
            return json.Members.Count > 0 && json.Members.All(member => member.Value.AsString is not null)
                ? json.Members.ToDictionary(member => member.Key, member => variables.With(member.Value.AsString!), StringComparer.Ordinal)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
