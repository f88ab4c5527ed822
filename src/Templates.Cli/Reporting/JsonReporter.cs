using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Reporting;

/// <summary>One JSON document; its shape is a contract.</summary>
internal sealed class JsonReporter : IReporter
{
    private const int Version = 1;

    public void Write(TemplateReport report, TextWriter output)
    {
        var json = new JsonWriter().BeginObject()
            .Member("version", Version)
            .Member("files", report.Files.Count)
            .Member("templates", report.Compilation.TemplateCount)
            .BeginArray("diagnostics");
        foreach (var diagnostic in report.Diagnostics)
            Write(diagnostic, json);
        output.Write(json.EndArray().EndObject().ToFile());
    }

    private static void Write(Diagnostic diagnostic, JsonWriter json)
        => json.BeginObject()
            .Member("id", diagnostic.Id)
            .Member("severity", SeverityNames.NameOf(diagnostic.Severity))
            .Member("message", diagnostic.Message)
            .Member("file", diagnostic.Path)
            .Member("startLine", diagnostic.Lines.Start.Line)
            .Member("startColumn", diagnostic.Lines.Start.Column)
            .Member("endLine", diagnostic.Lines.End.Line)
            .Member("endColumn", diagnostic.Lines.End.Column)
            .Member("template", diagnostic.Template)
            .Member("language", diagnostic.Language)
            .Member("helpLink", diagnostic.Rule.HelpLink)
            .EndObject();
}
