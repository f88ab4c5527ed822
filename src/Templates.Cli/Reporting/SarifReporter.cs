using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Outputs;

namespace WaTemplates.Cli.Reporting;

/// <summary>SARIF 2.1.0.</summary>
internal sealed class SarifReporter : IReporter
{
    public void Write(TemplateReport report, TextWriter output) => output.Write(SarifWriter.Write(report.Diagnostics, ProductVersion.Text, path => path));
}
