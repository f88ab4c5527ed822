using WaTemplates.Core;
using WaTemplates.Core.Settings;

namespace WaTemplates.Runtime.Tests.Running;

/// <summary>Compiles templates into the folder that an application has beside it.</summary>
internal static class TemplateFolder
{
    public const string Invitation = """
        name: invitation
        kind: invitation
        category: utility
        mailingList: users
        samples: { FirstName: Anna, SurveyURL: https://feedback.example.com/s/1, OptOutURL: https://feedback.example.com/o/1 }
        languages:
          en:
            body: "Hello ${m://FirstName}, you visited us yesterday. Share your experience at ${l://SurveyURL} please. If you no longer wish to receive messages like this one, open ${l://OptOutURL} today."
        """;

    public const string Question = """
        name: question
        kind: two-way
        category: utility
        mailingList: users
        samples: { FirstName: Anna, SurveyURL: https://feedback.example.com/s/1 }
        languages:
          en:
            body: "Hello ${m://FirstName}, would you like to share your experience with our portal?\n\nEnter 1 for yes.\n\nEnter 2 for no.\n\nEnter 3 to unsubscribe from future notifications like this one."
            replies: { yes: "Thank you! Your link: ${l://SurveyURL}", no: Thank you for your answer., unsubscribe: You will get no more of these., unclear: "Please answer with 1, 2 or 3." }
        """;

    public const string Buttons = """
        name: buttons
        kind: two-way
        category: utility
        mailingList: users
        samples: { FirstName: Anna, SurveyURL: https://feedback.example.com/s/1 }
        languages:
          en:
            body: "Hello ${m://FirstName}, would you like to share your experience with our new portal?"
            buttons: [{ quickReply: Yes please }, { quickReply: No thanks }, { quickReply: Unsubscribe }]
            replies: { yes: "Thank you! Your link: ${l://SurveyURL}", no: Thank you for your answer., unclear: "Please tap a button." }
        """;

    public const string News = """
        name: news
        kind: invitation
        category: marketing
        mailingList: news
        samples: { FirstName: Anna, SurveyURL: https://feedback.example.com/s/1, OptOutURL: https://feedback.example.com/o/1 }
        languages:
          en:
            body: "Hello ${m://FirstName}, you were our guest last week. Share your experience at ${l://SurveyURL} with us. If you no longer wish to receive messages like this one, open ${l://OptOutURL} today."
            footer: Acme Ltd
          de:
            body: "Hallo ${m://FirstName}, Sie waren gestern bei uns. Wenn Sie Ihre Erfahrungen teilen möchten, öffnen Sie ${l://SurveyURL} bitte. Wenn Sie solche Benachrichtigungen in Zukunft nicht mehr erhalten möchten, öffnen Sie ${l://OptOutURL} heute."
        """;

    /// <summary>Writes <c>app.manifest.json</c> into a folder.</summary>
    public static void Write(string folder, params string[] templates)
    {
        var results = templates.Select((text, i) => TemplateCompiler.Analyze(new TemplateFile($"t{i}.wa.yaml", $"t{i}.wa.yaml", SettingsScope.Default), text)).ToArray();
        var compilation = Linker.Link(results, [], "1.0.0");
        Assert.False(compilation.HasErrors, string.Join("\n", compilation.Diagnostics.Select(d => d.Message)));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "app.manifest.json"), compilation.Outputs.Single(output => output.Path == "manifest.json").Content);
    }
}
