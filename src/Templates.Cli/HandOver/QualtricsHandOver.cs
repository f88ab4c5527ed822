using System.Text;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.SetUp;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.HandOver;

/// <summary>The texts that Qualtrics' message library takes: those that are a body alone.</summary>
/// <param name="Texts">In the order of name and language.</param>
/// <param name="Skipped">Texts with a header, footer or buttons, as <c>NAME/LANG</c>.</param>
/// <param name="Files">What is written, by path within the folder.</param>
internal sealed record QualtricsHandOver(IReadOnlyList<TextStanding> Texts, IReadOnlyList<string> Skipped, IReadOnlyList<KeyValuePair<string, string>> Files)
{
    /// <summary>The texts that may not be used yet.</summary>
    public IReadOnlyList<TextStanding> NotApproved { get; } = Texts.Where(text => text.Standing.State != ApprovalState.Approved).ToArray();

    /// <param name="workspace">After a run with outputs.</param>
    /// <param name="report">What the run gave, without errors.</param>
    /// <param name="account">The Twilio account that counts, or null.</param>
    /// <exception cref="CannotRunException">An approvals file cannot be used.</exception>
    public static QualtricsHandOver Of(Workspace workspace, TemplateReport report, string? account)
    {
        var all = TextStandings.Read(workspace, report, account);
        var contents = report.Compilation.Outputs.ToDictionary(output => output.Path, output => output.Content, StringComparer.Ordinal);
        var texts = all.Where(text => text.QualtricsFile is not null).ToArray();
        return new QualtricsHandOver(
            texts,
            all.Where(text => text.QualtricsFile is null).Select(text => $"{text.Name}/{text.Language}").ToArray(),
            [
                .. texts.Select(text => KeyValuePair.Create(HandOverIndex.FileOf(text), contents[text.QualtricsFile!])),
                KeyValuePair.Create(HandOverIndex.Csv, HandOverIndex.WriteCsv(texts)),
                KeyValuePair.Create(HandOverIndex.Markdown, HandOverIndex.WriteMarkdown(texts)),
            ]);
    }

    /// <summary>Writes the files, and removes those that an earlier index named and this one does not: an old text must not find its way into the library.</summary>
    /// <exception cref="CannotRunException">A file cannot be written or removed.</exception>
    public void Write(string folder)
    {
        var stale = EarlierFiles(folder).Except(Files.Select(file => file.Key), StringComparer.Ordinal).ToArray();
        foreach (var (path, content) in Files)
        {
            var target = Path.Combine(folder, path);
            if (DiskFile.Write(target, Encoding.UTF8.GetBytes(content)) is not FileProblem.None and var problem)
                throw new CannotRunException($"'{target}' cannot be written ({problem}). Check the folder's permissions and the disk's room, or choose another with --output.");
        }

        foreach (var path in stale)
        {
            if (!DiskFile.TryDelete(Path.Combine(folder, path)))
                throw new CannotRunException($"'{Path.Combine(folder, path)}' is of an earlier run and cannot be removed. Remove it: its text is not among the present ones.");
        }
    }

    private static IEnumerable<string> EarlierFiles(string folder)
    {
        if (DiskFile.Read(Path.Combine(folder, HandOverIndex.Csv)) is not { Bytes: { } bytes })
            return [];
        return Encoding.UTF8.GetString(bytes).Split("\r\n").Skip(1).Select(line => line.Split(',')[^1].Trim('"'))
            .Where(name => name.EndsWith(".txt", StringComparison.Ordinal) && Path.GetFileName(name) == name);
    }
}
