using WaTemplates.Core.Outputs;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Cli.Commands;

/// <summary>A small template of each kind that has no finding.</summary>
internal static class StarterTemplate
{
    private const string Invitation = """
        samples:
          FirstName: Anna
          SurveyURL: https://feedback.example.com/s/sample
          OptOutURL: https://feedback.example.com/o/sample
        languages:
          en:
            body: |
              Hello ${m://FirstName}!

              We noticed that you are using our new portal. If you would like to share your experience, please open ${l://SurveyURL} at any time. If you no longer want to receive notifications like this one, open ${l://OptOutURL}.

              Your portal team

        """;

    private const string TwoWay = """
        samples:
          FirstName: Anna
          SurveyURL: https://feedback.example.com/s/sample
        languages:
          en:
            body: |
              Hello ${m://FirstName}!

              We noticed that you are using our new portal. Would you like to share your experience with us?

              Enter 1 for yes.

              Enter 2 for no.

              Enter 3 to unsubscribe from notifications like this one.
            replies:
              yes: "Thank you! This is your personal link: ${l://SurveyURL}"
              no: Thank you for your answer.
              unsubscribe: You will not receive further messages of this kind from us.

        """;

    private const string Notice = """
        samples:
          FirstName: Anna
        languages:
          en:
            body: |
              Hello ${m://FirstName}!

              Our portal will be closed for maintenance on Sunday evening. You can use it again on Monday morning.

              Your portal team

        """;

    public static string Of(string name, string kind)
        => TemplateYamlWriter.SchemaLine + $"name: {ScalarSpelling.Inline(name)}\nkind: {kind}\ncategory: utility\n" + kind switch
        {
            "two-way" => TwoWay,
            "notice" => Notice,
            _ => Invitation,
        };
}
