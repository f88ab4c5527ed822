using System.Reflection;
using WaTemplates.Build.Inputs;
using WaTemplates.Build.State;
using WaTemplates.Core;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Outputs;
using WaTemplates.Core.Preview.Page;
using WaTemplates.Text.Files;

namespace WaTemplates.Build;

/// <summary>Where a project is, and where it keeps and writes things. All paths are absolute.</summary>
internal sealed record ProjectFolders(string Project, string State, string Output);

/// <summary>
/// A project's templates from one build to the next: analyzes what changed, links all, and keeps the outputs equal to them.
/// </summary>
internal sealed class TemplateProject
{
    private readonly ProjectFolders folders;
    private readonly StateStore store;
    private readonly SettingsFiles settings = new();
    private readonly ApprovalsInput approvals;
    private readonly CheckedInput[] inputs;
    private readonly BuildState last;
    private BuildState state;
    private Compilation? compilation;
    private TemplateResult[] results = [];
    private int analyzed;

    public TemplateProject(ProjectFolders folders, IEnumerable<string> paths, ApprovalsInput approvals)
    {
        this.folders = folders;
        this.approvals = approvals;
        store = new StateStore(folders.State, folders.Project);
        var readAt = DateTime.UtcNow.Ticks;
        last = store.ReadState();
        var check = new InputCheck(last);
        inputs = paths.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => check.Check(new TemplateInput(path, settings.For(path)))).ToArray();
        // Files that had to be read, though they are the same, need not be read again once their time is certain.
        state = Array.Exists(inputs, input => input.WasRead) || inputs.Length != last.Templates.Count
            ? last with { ReadAt = readAt, Templates = Array.ConvertAll(inputs, input => input.Entry) }
            : last;
    }

    public static string ProductVersion { get; } = typeof(TemplateProject).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public int Count => inputs.Length;

    private bool IsUnchanged => last.ReadAt != 0 && inputs.Length == last.Templates.Count && Array.TrueForAll(inputs, input => input.Content is null);

    // Outputs do not depend on approvals, only findings do.
    private bool AreFindingsCurrent => IsUnchanged && last.ApprovalsKey == approvals.Key;

    /// <summary>How many templates this build had to analyze.</summary>
    public int AnalyzedCount => analyzed;

    /// <summary>Brings the findings up to date; does nothing where no template, setting or approval changed.</summary>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public IReadOnlyList<Diagnostic> Analyze(CancellationToken cancellation)
    {
        if (!AreFindingsCurrent)
            state = state with { Diagnostics = Compile(cancellation).Diagnostics, ApprovalsKey = approvals.Key, Outputs = IsUnchanged ? state.Outputs : null };
        return state.Diagnostics;
    }

    /// <summary>Writes the outputs that are not as they should be.</summary>
    public IReadOnlyList<OutputFailure> WriteOutputs(CancellationToken cancellation)
    {
        if (AreOutputsCurrent())
            return [];
        var failures = new List<OutputFailure>();
        if (last.OutputFolder.Length > 0 && last.OutputFolder != folders.Output)
            failures.AddRange(OutputFolder.Clean(last.OutputFolder, OutputNames.Reports));
        var outputs = inputs.Length == 0 ? [] : Compile(cancellation).Outputs;
        var hashes = outputs.Select(output => ContentHash.Of(output.Content)).ToArray();
        failures.AddRange(outputs.Count == 0
            ? OutputFolder.Clean(folders.Output, [])
            : OutputFolder.Write(folders.Output, outputs.Select(output => new KeyValuePair<string, string>(output.Path, output.Content)).ToArray(), Known(outputs, hashes)));
        state = state with
        {
            OutputFolder = folders.Output,
            Outputs = failures.Count > 0 ? null : outputs.Select((output, i) => new OutputEntry(output.Path, FileStamp.Of(PathOf(output.Path)), hashes[i])).ToArray(),
        };
        return failures;
    }

    /// <summary>Writes the page of all messages, unless it shows just these templates and findings; takes it away where none is wanted.</summary>
    /// <param name="findings">As reported.</param>
    /// <param name="key">Tells other findings apart.</param>
    /// <param name="isWanted">Whether the project wants a page.</param>
    public OutputFailure? WritePage(IReadOnlyList<Diagnostic> findings, string key, bool isWanted)
    {
        var path = PathOf(OutputNames.Preview);
        if (!isWanted)
        {
            var isGone = last.Page is null || DiskFile.TryDelete(path);
            state = isGone && state.Page is not null ? state with { Page = null } : state;
            return isGone ? null : new OutputFailure(path, FileProblem.AccessDenied);
        }

        var hash = ContentHash.Of(key);
        if (IsUnchanged && last.Page is { } page && page.Findings == hash && page.Stamp == FileStamp.Of(path))
            return null;
        var files = inputs.Select(input => new PreviewFile(input.Input.Path, RelativePath.Of(folders.Project, input.Input.Path), input.Input.Parse())).ToArray();
        var failure = OutputFolder.WriteOne(folders.Output, OutputNames.Preview, PreviewPage.Write(new PreviewInput(files, findings)));
        state = state with { Page = failure is null ? new PageEntry(FileStamp.Of(path), hash) : null };
        return failure;
    }

    /// <summary>Keeps the state for the next build, where it differs from the last one's.</summary>
    public OutputFailure? Save()
    {
        if (compilation is not null && (analyzed > 0 || !IsUnchanged))
        {
            var (checksum, failure) = store.WriteResults(results);
            if (failure is not null)
                return failure;
            state = state with { ResultsChecksum = checksum! };
        }

        return state == last ? null : store.WriteState(state);
    }

    private Compilation Compile(CancellationToken cancellation)
    {
        if (compilation is not null)
            return compilation;
        var known = store.ReadResults(last);
        results = new TemplateResult[inputs.Length];
        Parallel.For(0, inputs.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var (input, content) = (inputs[i].Input, inputs[i].Content);
            if (content is null && known.TryGetValue(input.Path, out var result))
            {
                results[i] = result;
                return;
            }

            results[i] = input.Analyze(content ?? input.Read(), folders.Project);
            Interlocked.Increment(ref analyzed);
        });
        return compilation = Linker.Link(results, settings.All.SelectMany(file => file.Diagnostics).ToArray(), ProductVersion, approvals.Approvals);
    }

    /// <summary>What the last build's state tells of the folder; null where the manifest is not the one it wrote.</summary>
    private KnownOutputs? Known(IReadOnlyList<OutputFile> outputs, string[] hashes)
    {
        if (last.Outputs is null || last.OutputFolder != folders.Output)
            return null;
        // Two templates of one name and language, with that finding switched off, write the same file.
        var written = new Dictionary<string, OutputEntry>(StringComparer.Ordinal);
        foreach (var output in last.Outputs)
            written[output.Path] = output;
        if (!written.TryGetValue(OutputNames.Manifest, out var manifest) || !IsAsWritten(manifest))
            return null;
        written.Remove(OutputNames.Manifest);
        var untouched = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < outputs.Count; i++)
        {
            if (written.TryGetValue(outputs[i].Path, out var output) && output.Hash == hashes[i] && IsAsWritten(output))
                untouched.Add(output.Path);
        }

        return new KnownOutputs(untouched, written.Keys.ToArray());
    }

    private bool AreOutputsCurrent() => state.Outputs is { } outputs && state.OutputFolder == folders.Output && outputs.All(IsAsWritten);

    private bool IsAsWritten(OutputEntry output) => FileStamp.Of(PathOf(output.Path)) == output.Stamp;

    private string PathOf(string output) => Path.Combine(folders.Output, output.Replace('/', Path.DirectorySeparatorChar));
}
