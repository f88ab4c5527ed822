namespace WaTemplates.Cli.Approvals.Reports;

/// <summary>A line of a report for people.</summary>
/// <param name="Id">The text, NAME/LANG.</param>
/// <param name="State">One word.</param>
/// <param name="Detail">What else fits on the line.</param>
internal sealed record ReportRow(string Id, string State, string Detail)
{
    /// <summary>Lines below it: reasons and differences.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];
}

/// <summary>A report for people.</summary>
/// <param name="Title">What it tells of.</param>
/// <param name="Rows">A line each text.</param>
/// <param name="Notes">Sentences below.</param>
internal sealed record ApprovalReport(string Title, IReadOnlyList<ReportRow> Rows, IReadOnlyList<string> Notes);
