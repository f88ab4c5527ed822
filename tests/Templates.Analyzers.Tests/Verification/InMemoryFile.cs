using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace WaTemplates.Testing;

/// <summary>An additional file as a host hands it over: the same text object each time.</summary>
internal sealed class InMemoryFile(string path, string text) : AdditionalText
{
    private readonly SourceText content = SourceText.From(text, System.Text.Encoding.UTF8);

    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => content;
}
