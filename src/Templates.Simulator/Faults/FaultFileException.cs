namespace WaTemplates.Simulator;

/// <summary>A fault file that cannot be used. The message has the form <c>path(line,column): what is wrong</c>.</summary>
public sealed class FaultFileException : Exception
{
    internal FaultFileException(string path, int line, int column, string problem)
        : base($"{path}({line},{column}): {problem}")
    {
        Path = path;
        Line = line;
        Column = column;
    }

    /// <summary>The file as it was named.</summary>
    public string Path { get; }

    /// <summary>Line of the mistake, from 1.</summary>
    public int Line { get; }

    /// <summary>Column of the mistake in bytes, from 1.</summary>
    public int Column { get; }
}
