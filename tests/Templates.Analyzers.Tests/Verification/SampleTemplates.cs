namespace WaTemplates.Testing;

/// <summary>Templates that several tests share.</summary>
internal static class SampleTemplates
{
    public const string PortalFeedback = """
        name: portal_feedback
        kind: invitation
        category: utility
        description: Asks new portal users for feedback
        mailingList: portal-users
        samples:
          FirstName: Anna
          SurveyURL: https://feedback.example.com/s/sample
          OptOutURL: https://feedback.example.com/o/sample
        languages:
          de:
            body: |
              Hallo ${m://FirstName}!

              Wenn Sie Ihre Erfahrungen teilen möchten, öffnen Sie ${l://SurveyURL}.
              Wenn Sie keine Nachrichten mehr möchten, öffnen Sie ${l://OptOutURL}.

              Ihr Team
          pt_BR:
            body: |
              Olá ${m://FirstName}! Abra ${l://SurveyURL} ou ${l://OptOutURL}, por favor.
        """;

    public const string ParcelNews = """
        name: parcel_news
        kind: notice
        category: utility
        samples:
          FirstName: Anna
        languages:
          en:
            body: |
              Hello ${m://FirstName}, your parcel was delivered today.
        """;

    public static IReadOnlyList<TestText> Both { get; } = [new("/repo/portal_feedback.wa.yaml", PortalFeedback), new("/repo/parcel_news.wa.yaml", ParcelNews)];
}
