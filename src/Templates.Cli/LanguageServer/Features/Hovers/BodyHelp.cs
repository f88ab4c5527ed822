using System.Globalization;
using System.Text;
using WaTemplates.Core.Model;
using WaTemplates.Core.Preview;

namespace WaTemplates.Cli.LanguageServer.Features.Hovers;

/// <summary>A body as Twilio will hold it, and as the recipient of the samples reads it.</summary>
internal static class BodyHelp
{
    public static string Of(TemplateLanguage language)
    {
        if (language.Body is not { } body || !language.IsComplete)
            return "";
        var help = new StringBuilder("**Twilio form**\n\n").Append(Fenced(language.Twilio[body]));
        foreach (var variable in language.Twilio.Variables.Where(variable => variable.Component == TextComponent.Body))
            help.Append(CultureInfo.InvariantCulture, $"\n- `{{{{{variable.Number}}}}}` = `{variable.Placeholder}`");
        return help.Append("\n\n**Preview**\n\n").Append(Fenced(MessagePreview.Of(language).Body)).ToString();
    }

    /// <summary>The text as it is; the fence is longer than any in it.</summary>
    private static string Fenced(string text)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return $"{fence}text\n{text}\n{fence}";
    }
}
