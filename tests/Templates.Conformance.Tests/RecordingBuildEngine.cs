using System.Collections;
using Microsoft.Build.Framework;

namespace WaTemplates.Conformance.Tests;

/// <summary>Keeps what a task logs.</summary>
internal sealed class RecordingBuildEngine : IBuildEngine
{
    /// <summary>File name, code, severity, line, column and message of each finding.</summary>
    public List<(string File, string Id, string Severity, int Line, int Column, string Message)> Findings { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public void LogErrorEvent(BuildErrorEventArgs e) => Findings.Add((e.File, e.Code, "error", e.LineNumber, e.ColumnNumber, e.Message!));

    public void LogWarningEvent(BuildWarningEventArgs e) => Findings.Add((e.File, e.Code, "warning", e.LineNumber, e.ColumnNumber, e.Message!));

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        if (e.Code is not null)
            Findings.Add((e.File, e.Code, "info", e.LineNumber, e.ColumnNumber, e.Message!));
    }

    public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();
}
