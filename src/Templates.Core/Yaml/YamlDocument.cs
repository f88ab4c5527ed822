using WaTemplates.Core.Source;

namespace WaTemplates.Core.Yaml;

internal enum YamlProblemKind
{
    Syntax,
    Unsupported,
    DuplicateKey,
    WrongKey,
}

/// <summary>What is wrong with a file as YAML, in words for the person who wrote it.</summary>
internal readonly record struct YamlProblem(YamlProblemKind Kind, SourceSpan Span, string Message);

/// <summary>A file read as YAML. After a syntax problem, or a refused construct that ends the reading, there is no root.</summary>
internal sealed class YamlDocument(SourceText source, YamlNode? root, IReadOnlyList<YamlProblem> problems)
{
    public SourceText Source { get; } = source;

    public YamlNode? Root { get; } = root;

    public IReadOnlyList<YamlProblem> Problems { get; } = problems;

    /// <summary>Whether the file was read to its end, so that its absence of a root means an empty file.</summary>
    public bool IsComplete { get; init; }
}
