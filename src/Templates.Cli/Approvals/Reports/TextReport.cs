namespace WaTemplates.Cli.Approvals.Reports;

/// <summary>A report in aligned columns.</summary>
internal static class TextReport
{
    public static void Write(ApprovalReport report, TextWriter output)
    {
        var idWidth = report.Rows.Select(row => row.Id.Length).DefaultIfEmpty().Max();
        var stateWidth = report.Rows.Select(row => row.State.Length).DefaultIfEmpty().Max();
        foreach (var row in report.Rows)
        {
            output.WriteLine($"{row.Id.PadRight(idWidth)}  {row.State.PadRight(stateWidth)}  {Plain(row.Detail)}".TrimEnd());
            foreach (var line in row.Further.SelectMany(text => text.Split('\n')))
                output.WriteLine("    " + Plain(line));
        }

        foreach (var note in report.Notes)
            output.WriteLine(Plain(note));
    }

    /// <summary>A text without what moves a terminal's cursor; Twilio's words may hold it.</summary>
    public static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
