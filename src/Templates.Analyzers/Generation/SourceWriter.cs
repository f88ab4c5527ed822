using System.Text;

namespace WaTemplates.Analyzers.Generation;

/// <summary>Writes indented lines that end in a line feed, on every machine the same.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int indent;

    public SourceWriter Line(string line)
    {
        if (line.Length > 0)
            text.Append(' ', indent * 4).Append(line);
        text.Append('\n');
        return this;
    }

    public SourceWriter Documentation(string summary) => Line($"/// <summary>{summary}</summary>");

    public SourceWriter Open(string line)
    {
        Line(line).Line("{");
        indent++;
        return this;
    }

    public SourceWriter Close(string after = "")
    {
        indent--;
        return Line("}" + after);
    }

    public override string ToString() => text.ToString();
}
