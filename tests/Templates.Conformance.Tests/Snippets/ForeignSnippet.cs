using System.Text.RegularExpressions;
using WaTemplates.Cli.Commands;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Conformance.Tests.Snippets;

/// <summary>Settings of other programs, as far as they name something of ours.</summary>
internal static partial class ForeignSnippet
{
    public static IEnumerable<string> Faults(string language, string text) => language switch
    {
        "lua" => Missing(LuaCommand().Matches(text)).Concat(Commands(LuaCommand().Matches(text))),
        "toml" => Missing(TomlCommand().Matches(text)).Concat(Commands(TomlCommand().Matches(text))),
        "nginx" => text.Contains("location /whatsapp/", StringComparison.Ordinal) && text.Contains("proxy_pass", StringComparison.Ordinal) ? [] : ["no location of the webhooks"],
        "ini" => text.Trim().Split('\n').Where(line => !line.StartsWith('[')).Where(line => Severity().Match(line) is not { Success: true } match || RuleCatalog.All.All(rule => rule.Id != match.Groups["id"].Value)).Select(line => $"'{line}' sets no rule"),
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "No kind of file."),
    };

    private static IEnumerable<string> Missing(MatchCollection matches) => matches.Count > 0 ? [] : ["names no command of ours"];

    private static IEnumerable<string> Commands(MatchCollection matches) => matches.SelectMany(match => CommandTree.Create().Parse(match.Groups["arguments"].Value).Errors).Select(error => error.Message);

    [GeneratedRegex(@"cmd = \{ 'watemplates', '(?<arguments>[^']+)' \}", RegexOptions.ExplicitCapture)]
    private static partial Regex LuaCommand();

    [GeneratedRegex(@"command = ""watemplates""\s+args = \[""(?<arguments>[^""]+)""\]", RegexOptions.ExplicitCapture)]
    private static partial Regex TomlCommand();

    [GeneratedRegex(@"^dotnet_diagnostic\.(?<id>WAT\d{4})\.severity = (none|suggestion|warning|error)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Severity();
}
