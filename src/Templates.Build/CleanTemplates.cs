using Microsoft.Build.Framework;
using WaTemplates.Build.Reporting;
using WaTemplates.Build.State;
using WaTemplates.Core.Outputs;
using WaTemplates.Text.Files;
using Task = Microsoft.Build.Utilities.Task;

namespace WaTemplates.Build;

/// <summary>Deletes a project's outputs and state.</summary>
[MSBuildMultiThreadableTask]
public sealed class CleanTemplates : Task
{
    [Required]
    public string StateFolder { get; set; } = "";

    [Required]
    public string OutputFolder { get; set; } = "";

    public override bool Execute()
    {
        var failures = Text.Files.OutputFolder.Clean(OutputFolder, OutputNames.Reports).Concat(new StateStore(StateFolder, "").Delete()).ToArray();
        foreach (var folder in new[] { StateFolder, OutputFolder })
            DeleteEmptyParent(folder);
        if (ToolFindings.ForFailures(failures) is { } finding)
            DiagnosticLog.Write(Log, finding);
        return !Log.HasLoggedErrors;
    }

    // The default folders lie in one of ours, beside those of other configurations.
    private static void DeleteEmptyParent(string folder)
    {
        var parent = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar));
        if (Path.GetFileName(parent) == "watemplates")
            DiskFile.TryDeleteEmptyFolder(parent!);
    }
}
