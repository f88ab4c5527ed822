using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Cli.LanguageServer.Features.Hovers;

/// <summary>A rule's page in short: title, why, and where to read on. The pages of docs/rules are embedded.</summary>
internal static class RuleHelp
{
    public static string Of(RuleDescriptor rule) => $"**{rule.Id}** {rule.Title}\n\n{WhyOf(rule)}\n\n[Wrong, right, and how to suppress]({rule.HelpLink})";

    private static string WhyOf(RuleDescriptor rule)
    {
        using var stream = typeof(RuleHelp).Assembly.GetManifestResourceStream($"rules/{rule.Id}.md");
        if (stream is null)
            return "";
        using var reader = new StreamReader(stream);
        const string Heading = "## Why";
        var page = reader.ReadToEnd().ReplaceLineEndings("\n");
        var start = page.IndexOf(Heading, StringComparison.Ordinal);
        if (start < 0)
            return "";
        var end = page.IndexOf("\n## ", start + Heading.Length, StringComparison.Ordinal);
        return page[(start + Heading.Length)..(end < 0 ? page.Length : end)].Trim();
    }
}
