namespace WaTemplates.Cli.Reporting;

/// <summary>The formats by the names of <c>--format</c>.</summary>
internal static class ReportFormat
{
    public const string Text = "text";

    public static readonly string[] Names = [Text, "json", "sarif", "github", "junit"];

    public static IReporter ReporterFor(string name) => name switch
    {
        "json" => new JsonReporter(),
        "sarif" => new SarifReporter(),
        "github" => new GitHubReporter(),
        "junit" => new JUnitReporter(),
        _ => new TextReporter(Terminal.HasColors),
    };
}
