using Microsoft.CodeAnalysis.CSharp;

namespace WaTemplates.Analyzers.Generation;

/// <summary>Makes C# identifiers of names that are none: <c>portal_feedback</c>, <c>SurveyURL</c>, <c>pt_BR</c>.</summary>
internal static class Identifiers
{
    /// <summary><c>PortalFeedback</c>.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="fallback">Taken where no character of the name may be part of an identifier.</param>
    public static string Pascal(string name, string fallback) => Join(Words(name).Select(Capitalized), fallback);

    /// <summary><c>surveyUrl</c>; a keyword is not escaped yet.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="fallback">Taken where no character of the name may be part of an identifier.</param>
    public static string Camel(string name, string fallback) => Join(Words(name).Select((word, i) => i == 0 ? word.ToLowerInvariant() : Capitalized(word)), fallback);

    /// <summary>As it is written in code: <c>@class</c>.</summary>
    public static string Escape(string identifier) => SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;

    /// <summary>A namespace in which every part is an identifier, as MSBuild's default need not be.</summary>
    public static string Namespace(string name) => string.Join(".", name.Split('.').Where(part => part.Trim().Length > 0).Select(part => Escape(Join([Replaced(part.Trim())], "_"))));

    private static string Join(IEnumerable<string> words, string fallback)
    {
        var joined = string.Concat(words);
        if (joined.Length == 0)
            return fallback;
        return SyntaxFacts.IsIdentifierStartCharacter(joined[0]) ? joined : "_" + joined;
    }

    private static string Replaced(string part) => new(part.Select(c => IsPart(c) ? c : '_').ToArray());

    /// <summary>Parts between other characters, and between a small letter and a capital one; <c>URLName</c> has two.</summary>
    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isSeparator = i == name.Length || name[i] == '_' || !IsPart(name[i]);
            if (!isSeparator && !IsWordStart(name, i, start))
                continue;
            if (i > start)
                yield return name.Substring(start, i - start);
            start = isSeparator ? i + 1 : i;
        }
    }

    private static bool IsWordStart(string name, int i, int start)
        => i > start && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    /// <summary>Formatting characters may be part of an identifier, but C# ignores them when it compares two.</summary>
    private static bool IsPart(char c) => SyntaxFacts.IsIdentifierPartCharacter(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format;

    private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1).ToLowerInvariant();
}
