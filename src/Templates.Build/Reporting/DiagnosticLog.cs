using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Build.Reporting;

/// <summary>
/// Findings as MSBuild prints them: no subcategory, no end position, one line, since the problem matchers of editors and
/// pipelines read nothing else.
/// </summary>
internal static class DiagnosticLog
{
    public static void Write(TaskLoggingHelper log, Diagnostic diagnostic)
    {
        var (line, column) = (diagnostic.Lines.Start.Line, diagnostic.Lines.Start.Column);
        var message = diagnostic.Message.Replace("\r", "").Replace('\n', ' ');
        switch (diagnostic.Severity)
        {
            case Severity.Error:
                log.LogError(null, diagnostic.Id, null, diagnostic.Rule.HelpLink, diagnostic.Path, line, column, 0, 0, message);
                break;
            case Severity.Warning:
                log.LogWarning(null, diagnostic.Id, null, diagnostic.Rule.HelpLink, diagnostic.Path, line, column, 0, 0, message);
                break;
            case Severity.Info:
                log.LogMessage(null, diagnostic.Id, null, diagnostic.Path, line, column, 0, 0, MessageImportance.Normal, message);
                break;
        }
    }
}
