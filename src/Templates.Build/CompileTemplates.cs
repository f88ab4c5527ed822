using Microsoft.Build.Framework;
using WaTemplates.Build.Inputs;
using WaTemplates.Build.Reporting;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Outputs;
using WaTemplates.Core.Settings;
using WaTemplates.Text.Files;
using Task = Microsoft.Build.Utilities.Task;

namespace WaTemplates.Build;

/// <summary>
/// Checks a project's templates and writes their outputs. Runs on every build and decides itself what there is to do, since
/// findings must be said again until they are mended.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CompileTemplates : Task, ICancelableTask
{
    private readonly CancellationTokenSource cancellation = new();

    public ITaskItem[] Templates { get; set; } = [];

    /// <summary>What the default items were looked for with; empty where they are switched off.</summary>
    public string Patterns { get; set; } = "";

    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Absolute folder of the state that builds leave for the next one.</summary>
    [Required]
    public string StateFolder { get; set; } = "";

    /// <summary>Absolute folder of the outputs.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>Absolute path of the approvals file; nothing need be there.</summary>
    [Required]
    public string ApprovalsFile { get; set; } = "";

    /// <summary>Whether a text that is not approved is an error.</summary>
    public bool RequireApproval { get; set; }

    /// <summary>Whether to write the page of all messages.</summary>
    public bool Preview { get; set; }

    /// <summary>Whether to write nothing but the report.</summary>
    public bool ValidateOnly { get; set; }

    /// <summary>What the compiler's analyzer reports in the task's place: nothing, <c>all</c> or <c>warnings</c> and what is milder.</summary>
    public string LeftToCompiler { get; set; } = "";

    /// <summary>Properties with a choice of values: item, metadata <c>Value</c>, and <c>Choices</c> where they are not true and false.</summary>
    public ITaskItem[] Switches { get; set; } = [];

    /// <summary>Configuration files as the compiler gets them; those that are not global are passed over.</summary>
    public ITaskItem[] ConfigFiles { get; set; } = [];

    public bool DiscoverGlobalConfigFiles { get; set; }

    public string NoWarn { get; set; } = "";

    public string WarningsAsErrors { get; set; } = "";

    public string WarningsNotAsErrors { get; set; } = "";

    public bool TreatWarningsAsErrors { get; set; }

    public void Cancel() => cancellation.Cancel();

    public override bool Execute()
    {
        try
        {
            foreach (var diagnostic in Compile().Where(diagnostic => !IsLeftToCompiler(diagnostic)))
                DiagnosticLog.Write(Log, diagnostic);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }

        return !Log.HasLoggedErrors;
    }

    private List<Diagnostic> Compile()
    {
        var folder = Path.GetDirectoryName(ProjectFile)!;
        var project = new TemplateProject(new ProjectFolders(folder, StateFolder, OutputFolder), Templates.Select(item => item.GetMetadata("FullPath")), new ApprovalsInput(ApprovalsFile, RequireApproval));
        var severity = HostSeverity(folder);
        var findings = Reported(project.Analyze(cancellation.Token).Concat(OwnFindings().Select(Configured)), severity);
        findings.Sort(Diagnostic.Compare);
        var failures = new List<OutputFailure>();
        if (!ValidateOnly && !findings.Exists(IsError))
            failures.AddRange(project.WriteOutputs(cancellation.Token));
        var report = ReportOf(folder, findings);
        failures.AddRange(new[]
        {
            Text.Files.OutputFolder.WriteOne(OutputFolder, OutputNames.Report, report),
            ValidateOnly ? null : project.WritePage(findings, report, Preview),
            project.Save(),
        }.OfType<OutputFailure>());
        findings.AddRange(Reported(new[] { ToolFindings.ForFailures(failures) }.OfType<Diagnostic>().Select(Configured), severity));
        // As the SDK says where an assembly is.
        if (!ValidateOnly && !findings.Exists(IsError) && Templates.Length > 0)
            Log.LogMessage(MessageImportance.High, "{0} -> {1}", Path.GetFileNameWithoutExtension(ProjectFile), Path.Combine(OutputFolder, "twilio"));
        Log.LogMessage(MessageImportance.Normal, "WaTemplates: analyzed {0} of {1} templates", project.AnalyzedCount, project.Count);
        return findings;
    }

    private IEnumerable<Diagnostic> OwnFindings()
    {
        foreach (var item in Switches)
        {
            if (ToolFindings.ForSwitch(ProjectFile, item.ItemSpec, item.GetMetadata("Value"), item.GetMetadata("Choices")) is { } finding)
                yield return finding;
        }

        if (Templates.Length == 0)
            yield return ToolFindings.NoTemplates(ProjectFile, Patterns);
    }

    /// <summary>A finding of the build's own, as the settings of the project's folder want it.</summary>
    private Diagnostic Configured(Diagnostic diagnostic)
        => new SettingsFiles().For(ProjectFile) is { } file
            ? new SettingsScope(file.Settings, RelativePath.Of(Path.GetDirectoryName(file.Path)!, ProjectFile)).Apply(diagnostic)
            : diagnostic;

    private HostSeverity HostSeverity(string projectFolder)
    {
        var configFiles = ConfigFiles.Select(item => item.GetMetadata("FullPath"));
        if (DiscoverGlobalConfigFiles)
            configFiles = configFiles.Concat(GlobalConfig.Above(projectFolder));
        return new HostSeverity(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors, GlobalConfig.Read(configFiles));
    }

    private static List<Diagnostic> Reported(IEnumerable<Diagnostic> diagnostics, HostSeverity severity)
        => diagnostics.Select(diagnostic => diagnostic with { Severity = severity.Of(diagnostic) }).Where(diagnostic => diagnostic.Severity != Severity.None).ToList();

    private bool IsLeftToCompiler(Diagnostic diagnostic)
        => (LeftToCompiler == "all" || (LeftToCompiler == "warnings" && diagnostic.Severity != Severity.Error))
            && RuleCatalog.InFiles.Contains(diagnostic.Rule) && diagnostic.Path != ProjectFile;

    // What MSBuild makes an error of, with -warnaserror say, must keep outputs from being written too.
    private bool IsError(Diagnostic diagnostic)
        => diagnostic.Severity == Severity.Error
            || (diagnostic.Severity == Severity.Warning && BuildEngine is IBuildEngine8 engine && engine.ShouldTreatWarningAsError(diagnostic.Id));

    private static string ReportOf(string projectFolder, List<Diagnostic> findings)
    {
        var root = RepositoryRoot.Above(projectFolder) ?? projectFolder;
        return SarifWriter.Write(findings, TemplateProject.ProductVersion, path => RelativePath.Of(root, path));
    }
}
