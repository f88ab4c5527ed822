namespace WaTemplates.Build.Tests;

/// <summary>Template texts. Each name gives another body, since no two templates may share one.</summary>
internal static class Templates
{
    public static string Valid(string name = "portal_feedback", string sentence = "") => $$"""
        name: {{name}}
        kind: invitation
        category: utility
        samples:
          FirstName: Anna
          SurveyURL: https://feedback.example.com/s/sample
          OptOutURL: https://feedback.example.com/o/sample
        languages:
          de:
            body: |
              Hallo ${m://FirstName}!

              Sie verwenden {{name}}.{{sentence}} Wenn Sie Ihre Erfahrungen teilen möchten, öffnen Sie ${l://SurveyURL}. Wenn Sie solche Benachrichtigungen in Zukunft nicht mehr erhalten möchten, öffnen Sie ${l://OptOutURL}.

              Qualtrics XM
        """;

    /// <summary>WAT0101, an error, at (13,43).</summary>
    public static string Banned => Valid(sentence: " Eine Umfrage.");

    /// <summary>WAT0111, a warning.</summary>
    public static string Linked => Valid(sentence: " Mehr: https://example.com/portal.");
}
