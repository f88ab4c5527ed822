using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Cli.Previewing;

/// <summary>Reads a file's template, findings or not.</summary>
internal static class PreviewReader
{
    /// <returns>Null where the file holds no readable template; the report tells why.</returns>
    public static Template? Read(FoundFile file, string name)
    {
        if (file.Read(YamlLimits.MaxFileSize).Bytes is not { Length: <= YamlLimits.MaxFileSize } bytes || SourceText.Decode(bytes, out _) is not { } text)
            return null;
        var source = new SourceText(name, text);
        return TemplateParser.Parse(YamlReader.Read(source), new DiagnosticBag(source));
    }
}
