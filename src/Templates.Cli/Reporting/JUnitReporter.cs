using System.Globalization;
using System.Xml;
using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Cli.Reporting;

/// <summary>One test suite: a test case a file, a failure an error.</summary>
internal sealed class JUnitReporter : IReporter
{
    private const string Tool = "watemplates";

    public void Write(TemplateReport report, TextWriter output)
    {
        var findings = report.Diagnostics.ToLookup(d => d.Path, StringComparer.Ordinal);
        var cases = report.Files.Concat(findings.Select(group => group.Key)).Distinct(StringComparer.Ordinal).ToArray();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", CloseOutput = false }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Tool);
            xml.WriteAttributeString("tests", Number(cases.Length));
            xml.WriteAttributeString("failures", Number(findings.Count(group => group.Any(IsError))));
            xml.WriteAttributeString("errors", "0");
            xml.WriteAttributeString("skipped", "0");
            foreach (var path in cases)
                WriteCase(xml, path, findings[path].ToArray());
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.WriteLine();
    }

    private static void WriteCase(XmlWriter xml, string path, Diagnostic[] findings)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Tool);
        xml.WriteAttributeString("name", Valid(path.Length == 0 ? Tool : path));
        foreach (var error in findings.Where(IsError))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", error.Id);
            xml.WriteAttributeString("message", Valid(error.Message));
            xml.WriteString(Valid(Line(error)));
            xml.WriteEndElement();
        }

        var others = findings.Where(finding => !IsError(finding)).Select(Line).ToArray();
        if (others.Length > 0)
            xml.WriteElementString("system-out", Valid(string.Join('\n', others)));
        xml.WriteEndElement();
    }

    private static string Line(Diagnostic diagnostic)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "" };
        new TextReporter(hasColors: false).Write(diagnostic, line);
        return line.ToString();
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>XML 1.0 has no way to write most control characters, nor half a surrogate pair.</summary>
    private static string Valid(string text)
    {
        var valid = text.ToCharArray();
        for (var i = 0; i < valid.Length; i++)
        {
            if (i + 1 < valid.Length && XmlConvert.IsXmlSurrogatePair(valid[i + 1], valid[i]))
                i++;
            else if (!XmlConvert.IsXmlChar(valid[i]))
                valid[i] = '\uFFFD';
        }

        return new string(valid);
    }
}
