using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using WaTemplates.Analyzers;

namespace WaTemplates.Testing;

/// <summary>An additional file and the item group it comes from.</summary>
internal sealed class TestText(string path, string text, string? itemGroup = TemplateFiles.Template) : AdditionalText
{
    private readonly SourceText content = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    public string? ItemGroup { get; } = itemGroup;

    /// <summary>Whether anybody asked for the text.</summary>
    public bool WasRead { get; private set; }

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        WasRead = true;
        return content;
    }
}
