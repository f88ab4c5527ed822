namespace WaTemplates.Cli.Tests.Previewing;

/// <summary>Templates with everything a page can show, and with what could break it.</summary>
internal static class PageTexts
{
    public const string Portal = """
        name: portal
        kind: invitation
        category: utility
        description: Asks new portal users
        samples:
          FirstName: Anna
          SurveyURL: https://feedback.example.com/s/aVeryLongPathThatHasNoPlaceToBreakAndGoesOnAndOnAndOnUntilNoPhoneIsWideEnoughForIt
          OptOutURL: https://feedback.example.com/o/sample
        languages:
          de:
            header: Ihr neues Portal
            body: |
              Hallo ${m://FirstName}!

              Wie war die *Kundenumfrage*? Wenn Sie Ihre Erfahrungen teilen möchten, öffnen Sie ${l://SurveyURL}. Wenn Sie solche Nachrichten nicht mehr erhalten möchten, öffnen Sie ${l://OptOutURL}.

              Ihr Team
            footer: Acme GmbH
            samples: { FirstName: Jürgen }
            buttons:
              - url: https://feedback.example.com/s/${l://SurveyURL}
                title: Feedback jetzt sofort geben
              - phone: "+4989123456"
                title: Anrufen
          ar:
            body: |
              مرحبا ${m://FirstName}، شكرا لزيارتك بوابتنا الجديدة.

              إذا كنت ترغب في مشاركة تجربتك معنا، يرجى فتح الرابط ${l://SurveyURL} في أي وقت. إذا كنت لا ترغب في تلقي مثل هذه الإشعارات في المستقبل، افتح ${l://OptOutURL} لإلغاء الاشتراك.

              فريق الخدمة
          en:
            body: "${m://FirstName} tell us more <img src=x onerror=alert(1)> ${m://Missing}"

        """;

    public const string TwoWay = """
        name: two_way
        kind: two-way
        category: utility
        samples: { FirstName: Anna, SurveyURL: "https://feedback.example.com/s/sample" }
        languages:
          en:
            body: |
              Hello ${m://FirstName}

              Would you like to tell us how it went?

              Enter 1 for yes.
              Enter 2 for no.
              Enter 3 to unsubscribe from messages like this.
            replies:
              yes: "Thanks! Here is your link: ${l://SurveyURL} <script>alert(1)</script>"

        """;

    /// <summary>A folder with both templates, a broken one, and the page of all.</summary>
    public static TemporaryFolder WithPage()
    {
        var folder = new TemporaryFolder("page ü");
        folder.Write("portal.wa.yaml", Portal);
        folder.Write("sub/two_way.wa.yaml", TwoWay);
        folder.Write("broken.wa.yaml", "name: [");
        Assert.Equal(1, CommandLine.Run(folder, "preview", "--html", "out/preview.html").ExitCode);
        return folder;
    }
}
