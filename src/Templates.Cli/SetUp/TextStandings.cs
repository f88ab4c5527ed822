using System.Text;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Approvals;
using WaTemplates.Core.Outputs;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.SetUp;

/// <summary>A text of a template in one language, and how far it is on its way to approval.</summary>
/// <param name="Name">The template.</param>
/// <param name="Language">The language's code.</param>
/// <param name="QualtricsFile">Its output in Qualtrics' form; null where Qualtrics cannot show it.</param>
/// <param name="Standing">What the approvals files say of it.</param>
internal sealed record TextStanding(string Name, string Language, string? QualtricsFile, ApprovalStanding Standing);

/// <summary>The texts of a run, with what the approvals files near them say.</summary>
internal static class TextStandings
{
    /// <param name="workspace">After a run with outputs.</param>
    /// <param name="report">What the run gave.</param>
    /// <param name="account">The Twilio account that counts; null for the only one the files know.</param>
    /// <exception cref="CannotRunException">An approvals file cannot be used, or knows several accounts and none was given.</exception>
    public static IReadOnlyList<TextStanding> Read(Workspace workspace, TemplateReport report, string? account)
    {
        if (report.Compilation.Outputs.FirstOrDefault(output => output.Path == OutputNames.Manifest) is not { } manifest)
            return [];
        var nearest = ApprovalsFiles.Nearest();
        var files = workspace.Files.Select(file => nearest.Find(Path.GetDirectoryName(file.FullPath))).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(path => (Path: path, File: Parse(path))).ToArray();
        var accounts = files.SelectMany(file => file.File.Accounts.Keys).Distinct(StringComparer.Ordinal).ToArray();
        var counting = account ?? accounts.Length switch
        {
            0 => "",
            1 => accounts[0],
            _ => throw new CannotRunException($"'{files[0].Path}' has submissions to {accounts.Length} Twilio accounts. Set TWILIO_ACCOUNT_SID to the one that is meant."),
        };
        return JsonReader.Parse(manifest.Content)["templates"]!.Items.Select(entry => Of(entry, files.Select(file => file.File), counting)).ToArray();
    }

    private static TextStanding Of(JsonValue entry, IEnumerable<ApprovalsFile> files, string account)
    {
        var (name, language) = (entry["name"]!.Text, entry["language"]!.Text);
        var records = files.SelectMany(file => file.Of(account, name, language)).ToArray();
        return new TextStanding(name, language, entry["files"]?["qualtrics"]?.AsString, ApprovalStanding.Of(records, entry["fingerprint"]!.Text));
    }

    private static ApprovalsFile Parse(string path)
    {
        var content = DiskFile.Read(path);
        if (content.Bytes is null)
            throw new CannotRunException($"'{path}' cannot be read ({content.Problem}). Check its permissions.");
        try
        {
            return ApprovalsReader.Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content.Bytes));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException or ArgumentException)
        {
            throw new CannotRunException($"'{path}' cannot be used: {exception.Message} Restore it from version control.");
        }
    }
}
