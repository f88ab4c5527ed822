using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Cli.Approvals.Storage;

/// <summary>The approvals file cannot be read (WAT0408), so nothing is done and nothing overwritten.</summary>
internal sealed class UnusableApprovalsException(Diagnostic problem)
    : Exception($"{problem.Path}({problem.Lines.Start.Line},{problem.Lines.Start.Column}): {problem.Rule.Id}: {problem.Message} Nothing was submitted or changed.");
