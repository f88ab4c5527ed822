using WaTemplates.Cli.Approvals;
using WaTemplates.Core;
using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Cli.Analysis;

/// <summary>
/// The templates under the paths of a command line. Analyzes them on all cores; a result is kept and used again while
/// neither the file nor its settings change.
/// </summary>
internal sealed class Workspace
{
    private readonly string currentFolder = Environment.CurrentDirectory;
    private readonly ReportedPath reportedPath;
    private readonly KnownApprovals approvals;
    private readonly bool withOutputs;
    private Dictionary<string, KeptResult> kept = new(StringComparer.Ordinal);

    /// <param name="paths">As written by the user; none stands for the current folder.</param>
    /// <param name="withOutputs">Whether documents are wanted, or findings alone.</param>
    /// <exception cref="CannotRunException">A path does not exist.</exception>
    public Workspace(IReadOnlyList<string> paths, bool withOutputs = false)
    {
        this.withOutputs = withOutputs;
        reportedPath = new ReportedPath(currentFolder);
        approvals = new KnownApprovals(reportedPath.Of);
        Paths = (paths.Count == 0 ? ["."] : paths).Select(FullPath).ToArray();
    }

    /// <summary>Absolute paths of the files and folders looked at.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Whether texts are held to their approvals files.</summary>
    public bool JudgesApprovals { get; init; } = true;

    /// <summary>The files of the last run, in the order of the report's.</summary>
    public IReadOnlyList<FoundFile> Files { get; private set; } = [];

    /// <summary>The approvals files that the last run found, by full path.</summary>
    public IReadOnlyDictionary<string, ReadApprovals> Approvals { get; private set; } = new Dictionary<string, ReadApprovals>(StringComparer.Ordinal);

    /// <summary>How many files the last run analyzed afresh.</summary>
    public int AnalyzedCount { get; private set; }

    /// <param name="touched">Absolute paths that may have changed although their size and time have not; null where no other run follows.</param>
    /// <param name="further">Findings of other origin, under their full path.</param>
    public TemplateReport Analyze(IReadOnlySet<string>? touched = null, IReadOnlyList<Diagnostic>? further = null)
    {
        Files = TemplateFiles.Find(Paths);
        var settings = new SettingsFiles(reportedPath);
        var inputs = Files.Select(file => InputOf(file, settings)).ToArray();
        foreach (var named in Paths.Where(path => Path.GetFileName(path) == SettingsParser.FileName))
            settings.Read(named);

        var results = new KeptResult[inputs.Length];
        var fresh = 0;
        AllCores.For(inputs.Length, i =>
        {
            results[i] = touched is null ? Analyze(Files[i], inputs[i], default, ref fresh) : Reusable(Files[i], inputs[i], touched) ?? Analyze(Files[i], inputs[i], FileStamp.Of(Files[i]), ref fresh);
        });

        AnalyzedCount = fresh;
        kept = new Dictionary<string, KeptResult>(results.Length, StringComparer.Ordinal);
        for (var i = 0; i < results.Length; i++)
            kept[Files[i].FullPath] = results[i];
        var round = approvals.NewRound();
        var compilation = Linker.Link(
            results.Select(result => result.Result).ToArray(), [.. settings.Diagnostics, .. NothingFound(settings), .. Configured(further ?? [], settings)], ProductVersion.Text,
            JudgesApprovals ? new LinkApprovals(path => round.Of(Path.GetFullPath(path, currentFolder))) : null);
        Approvals = round.Found;
        return new TemplateReport(inputs.Select(input => input.Path).ToArray(), compilation);
    }

    /// <summary>The files as they are now, each with what to analyze it as.</summary>
    public IReadOnlyList<(FoundFile File, TemplateFile Input)> Inputs()
    {
        var settings = new SettingsFiles(reportedPath);
        return TemplateFiles.Find(Paths).Select(file => (file, InputOf(file, settings))).ToArray();
    }

    /// <summary>The path as findings name it.</summary>
    public string NameOf(string fullPath) => reportedPath.Of(fullPath);

    private TemplateFile InputOf(FoundFile file, SettingsFiles settings)
        => new(reportedPath.Of(file.FullPath), ReportedPath.Relative(currentFolder, file.FullPath), settings.ScopeOf(file.FullPath)) { WithOutputs = withOutputs };

    private KeptResult? Reusable(FoundFile file, TemplateFile input, IReadOnlySet<string> touched)
        => kept.TryGetValue(file.FullPath, out var earlier) && !touched.Contains(file.FullPath) && earlier.IsFor(file, input) ? earlier : null;

    /// <param name="file">The file.</param>
    /// <param name="input">What to analyze it as.</param>
    /// <param name="stamp">Taken before the content is read: a change in between is seen next time.</param>
    /// <param name="count">Counts the call.</param>
    private static KeptResult Analyze(FoundFile file, TemplateFile input, FileStamp stamp, ref int count)
    {
        Interlocked.Increment(ref count);
        return new KeptResult(stamp, input.Scope, TemplateCompiler.Analyze(input, file.Read(YamlLimits.MaxFileSize)));
    }

    private IEnumerable<Diagnostic> Configured(IEnumerable<Diagnostic> further, SettingsFiles settings)
        => further.Select(finding => settings.ScopeOf(Path.GetFullPath(finding.Path)).Apply(finding) with { Path = reportedPath.Of(Path.GetFullPath(finding.Path)) }).Where(finding => finding.Severity != Severity.None);

    private IEnumerable<Diagnostic> NothingFound(SettingsFiles settings)
    {
        if (Files.Count > 0 || Paths.Any(File.Exists))
            yield break;
        var places = string.Join(", ", Paths.Select(path => path == currentFolder ? "the current folder" : $"'{ReportedPath.ForPlatform(reportedPath.Of(path))}'"));
        var message = $"No template was found in {places}. Looked for {TemplateFiles.Patterns}. Write one with 'watemplates new NAME', or name other files or folders.";
        var finding = settings.ScopeOf(Path.Combine(Paths[0], "x")).Apply(Diagnostic.ForFile(RuleCatalog.NoTemplates, "", message));
        if (finding.Severity != Severity.None)
            yield return finding;
    }

    private static string FullPath(string path)
    {
        if (path.Length == 0)
            throw new CannotRunException("a PATH is empty. Name a file or folder, or leave it out for the current folder.");
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Path.Exists(full) ? full : throw new CannotRunException($"'{path}' does not exist. Name an existing file or folder.");
    }
}
