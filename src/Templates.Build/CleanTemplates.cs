using Microsoft.Build.Framework;
using WaTemplates.Build.Reporting;
using WaTemplates.Build.State;
using WaTemplates.Core.Outputs;
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
        var failures = Text.Files.OutputFolder.Clean(OutputFolder, [OutputNames.Report]).Concat(new StateStore(StateFolder, "").Delete()).ToArray();
        if (ToolFindings.ForFailures(failures) is { } finding)
            DiagnosticLog.Write(Log, finding);
        return !Log.HasLoggedErrors;
    }
}
