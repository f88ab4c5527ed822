using WaTemplates.Cli.Analysis;

namespace WaTemplates.Cli.Reporting;

/// <summary>Writes a run's findings in one format.</summary>
internal interface IReporter
{
    void Write(TemplateReport report, TextWriter output);
}
