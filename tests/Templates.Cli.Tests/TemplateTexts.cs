namespace WaTemplates.Cli.Tests;

/// <summary>Templates to run the command on.</summary>
internal static class TemplateTexts
{
    /// <summary>A template without findings; the word keeps bodies apart.</summary>
    public static string Good(string name, string word = "Portal") => Notice(name, $"Hallo ${{m://FirstName}}, unser {word} ist am Sonntag geschlossen. Bis bald!");

    /// <summary>A template with one error, WAT0101 at line 7, and nothing else.</summary>
    public static string Bad(string name, string word = "Portal") => Notice(name, $"Hallo ${{m://FirstName}}, unsere Umfrage zum {word} ist am Sonntag zu Ende. Bis bald!");

    /// <summary>A template with one warning, WAT0304.</summary>
    public static string Doubtful(string name) => Notice(name, "Unser Portal ist am Sonntag wieder offen, ${m://FirstName}!");

    private static string Notice(string name, string body) => $"""
        name: {name}
        kind: notice
        category: utility
        samples: [[FirstName: Jürgen]]
        languages:
          de:
            body: "{body}"

        """.ReplaceLineEndings("\n").Replace("[[", "{ ").Replace("]]", " }");
}
