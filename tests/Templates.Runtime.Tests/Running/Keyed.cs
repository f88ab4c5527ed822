using System.Globalization;

namespace WaTemplates.Runtime.Tests.Running;

/// <summary>Numbered messages: the key is also the name in the text, by which the simulator's messages are told apart.</summary>
internal static class Keyed
{
    public static TemplateMessage Message(int number, string template = "invitation")
        => new(template, "en", "users", new Dictionary<string, string>(StringComparer.Ordinal) { ["FirstName"] = Key(number), ["SurveyURL"] = "https://feedback.example.com/s/1" }) { Key = Key(number) };

    public static string Recipient(int number) => string.Create(CultureInfo.InvariantCulture, $"+49151{20_000_000 + number}");

    public static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number}");
}
