using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Cli.Reporting;

/// <summary>One line a finding, as compilers print it and problem matchers read it.</summary>
internal sealed class TextReporter(bool hasColors) : IReporter
{
    private const string Reset = "\e[0m";

    public void Write(TemplateReport report, TextWriter output)
    {
        foreach (var diagnostic in report.Diagnostics)
            Write(diagnostic, output);
    }

    public void Write(Diagnostic diagnostic, TextWriter output)
    {
        if (diagnostic.Path.Length == 0)
            output.Write("watemplates: ");
        else
            output.Write($"{OneLine(ReportedPath.ForPlatform(diagnostic.Path))}({diagnostic.Lines.Start.Line},{diagnostic.Lines.Start.Column}): ");
        var kind = $"{SeverityNames.NameOf(diagnostic.Severity)} {diagnostic.Id}";
        output.Write(hasColors ? ColorOf(diagnostic.Severity) + kind + Reset : kind);
        output.Write(": ");
        output.WriteLine(OneLine(diagnostic.Message));
    }

    // A quoted value may hold anything, also what moves a terminal's cursor.
    private static string OneLine(string text)
        => text.Any(char.IsControl) ? string.Create(text.Length, text, (line, source) =>
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }) : text;

    private static string ColorOf(Severity severity) => severity switch
    {
        Severity.Error => "\e[31m",
        Severity.Warning => "\e[33m",
        _ => "\e[36m",
    };
}
