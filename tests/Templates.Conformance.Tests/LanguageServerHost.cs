using System.Globalization;
using System.Text.Json.Nodes;
using WaTemplates.Cli.LanguageServer;
using WaTemplates.Core.Settings;
using WaTemplates.Testing;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Conformance.Tests;

/// <summary>What an editor shows that has opened every template of a folder.</summary>
internal static class LanguageServerHost
{
    private static readonly string[] Severities = ["", "error", "warning", "info"];

    public static IReadOnlyList<HostFinding> Findings(TemporaryFolder folder)
    {
        using var log = new StringWriter(CultureInfo.InvariantCulture);
        using var server = new InProcessServer((input, output) => LspServer.Run(input, output, log));
        server.Client.Initialize(folder.FullPath);
        var templates = Directory.GetFiles(folder.FullPath, "*.wa.y*ml", SearchOption.AllDirectories);
        foreach (var file in templates)
            server.Client.Open(LspClient.UriOf(file), File.ReadAllText(file));

        var found = templates.SelectMany(file => In(server.Client, folder, file)).ToList();
        // Nobody opens the settings or the approvals: what is wrong with them is told all the same.
        var settings = folder[SettingsParser.FileName];
        if (Path.Exists(settings) && new Cli.Analysis.SettingsFiles(new Cli.Analysis.ReportedPath(folder.FullPath)) is var files && files.Read(settings) is not null && files.Diagnostics.Count > 0)
            found.AddRange(In(server.Client, folder, settings));
        var approvals = folder[ApprovalsFile.FileName];
        if (new Cli.Analysis.Workspace([folder.FullPath]).Analyze().Diagnostics.Any(finding => finding.Path == approvals))
            found.AddRange(In(server.Client, folder, approvals));
        Assert.Equal("", log.ToString());
        return found.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.StartLine).ThenBy(finding => finding.StartColumn).ThenBy(finding => finding.Id, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal).ToArray();
    }

    private static IEnumerable<HostFinding> In(LspClient client, TemporaryFolder folder, string file)
        => client.Diagnostics(LspClient.UriOf(file)).Select(finding => Of(Path.GetRelativePath(folder.FullPath, file).Replace('\\', '/'), finding!)).ToArray();

    private static HostFinding Of(string file, JsonNode finding)
    {
        var (start, end) = (finding["range"]!["start"]!, finding["range"]!["end"]!);
        return new HostFinding(
            file, finding["code"]!.GetValue<string>(), Severities[finding["severity"]!.GetValue<int>()],
            start["line"]!.GetValue<int>() + 1, start["character"]!.GetValue<int>() + 1, end["line"]!.GetValue<int>() + 1, end["character"]!.GetValue<int>() + 1,
            finding["message"]!.GetValue<string>());
    }
}
