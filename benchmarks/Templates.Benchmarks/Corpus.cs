using System.Globalization;

namespace WaTemplates.Benchmarks;

/// <summary>Clean templates as a company might hold them: invitations and two-way questions in German and English, no two texts alike.</summary>
internal static class Corpus
{
    private static readonly string[] Places = ["Hamburg", "München", "Zürich", "Wien", "Köln", "Bremen", "Leipzig", "Graz", "Basel", "Essen"];
    private static readonly string[] Occasions = ["Bestellung", "Lieferung", "Beratung", "Reparatur", "Buchung", "Anfrage", "Rückgabe", "Montage"];

    public static string[] Create(int count) => Enumerable.Range(0, count).Select(i => i % 3 == 2 ? TwoWay(i) : Invitation(i)).ToArray();

    public static void Write(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var texts = Create(count);
        for (var i = 0; i < count; i++)
            File.WriteAllText(Path.Combine(folder, Name(i) + ".wa.yaml"), texts[i]);
    }

    private static string Name(int i) => "feedback_" + i.ToString("D5", CultureInfo.InvariantCulture);

    private static string About(int i) => $"{Occasions[i % Occasions.Length]} Nummer {i} in {Places[i % Places.Length]}";

    private static string Invitation(int i) => $$"""
        name: {{Name(i)}}
        kind: invitation
        category: utility
        description: Asks after an order
        samples:
          FirstName: Anna
          SurveyURL: https://feedback.example.com/s/sample
          OptOutURL: https://feedback.example.com/o/sample
        languages:
          de:
            body: |
              Hallo ${m://FirstName}!

              Vielen Dank für Ihre {{About(i)}}. Wenn Sie Ihre Erfahrungen teilen möchten, öffnen Sie ${l://SurveyURL}. Wenn Sie solche Benachrichtigungen in Zukunft nicht mehr erhalten möchten, öffnen Sie ${l://OptOutURL}.

              Ihr Serviceteam
          en:
            body: |
              Hello ${m://FirstName}!

              Thank you for {{About(i)}}. If you would like to share your experience, open ${l://SurveyURL}. If you no longer want messages like this, open ${l://OptOutURL}.

              Your service team
        """;

    private static string TwoWay(int i) => $$"""
        name: {{Name(i)}}
        kind: two-way
        category: utility
        samples:
          FirstName: Anna
        languages:
          de:
            body: |
              Hallo ${m://FirstName}

              Vielen Dank für Ihre {{About(i)}}. Möchten Sie uns Ihre Erfahrungen mitteilen?

              Geben Sie 1 für Ja ein.
              Geben Sie 2 für Nein ein.
              Geben Sie 3 ein, um zukünftige Benachrichtigungen wie diese zu kündigen.
          en:
            body: |
              Hello ${m://FirstName}

              Thank you for {{About(i)}}. Would you like to tell us how it went?

              Enter 1 for yes.
              Enter 2 for no.
              Enter 3 to unsubscribe from messages like this.
        """;
}
